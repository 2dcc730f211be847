import { fraction } from "./fraction.ts";
import type { YouTubeState } from "./state.ts";

const HOUR_MS = 3_600_000;

const SEED = [
  { handle: "miracooks", title: "Mira Cooks", subscribers: 184_000, country: "DE", subject: "one-pan dinner" },
  { handle: "trailnotes", title: "Trail Notes", subscribers: 62_300, country: "AT", subject: "weekend hike" },
  { handle: "lenapaints", title: "Lena Paints", subscribers: 41_850, country: "PL", subject: "watercolour study" },
  { handle: "fixitfelix_workshop", title: "Felix Workshop", subscribers: 503_000, country: "GB", subject: "repair from the bench" },
  { handle: "anya_begaet", title: "Аня бегает", subscribers: 97_400, country: "RU", subject: "пробежка перед работой" },
  { handle: "slowbikes", title: "Slow Bikes", subscribers: 12_900, country: "NL", subject: "ride across town" },
] as const;

const VIDEOS_PER_CHANNEL = 8;

/** Fills the platform with the same channels on each start; their videos are dated back from now. */
export function seedChannels(state: YouTubeState): void {
  for (const { subject, ...channel } of SEED) {
    const { id } = state.putChannel(channel);
    for (let nth = 1; nth <= VIDEOS_PER_CHANNEL; nth += 1) {
      const publishedAt = new Date(state.now() - nth * 61 * HOUR_MS).toISOString().replace(/\.\d+Z$/, "Z");
      state.publish({
        channelId: id,
        title: `A ${subject}, no. ${VIDEOS_PER_CHANNEL - nth + 1}`,
        description: `More at https://example.org/${channel.handle} #${channel.handle}`,
        publishedAt,
        durationSeconds: 45 + 97 * nth,
      });
    }
  }
}

/** Adds `accounts` invented creators with so many videos each: the same ones each time, dated back from now. */
export function seedAccounts(state: YouTubeState, accounts: number, postsEach: number): void {
  for (let nth = 1; nth <= accounts; nth += 1) {
    const handle = `creator.${String(nth).padStart(5, "0")}`;
    const { id: channelId } = state.putChannel({ handle, title: `Creator ${nth}`, subscribers: Math.round(1000 * 10 ** (3 * fraction(handle))) });
    for (let post = 1; post <= postsEach; post += 1) {
      const publishedAt = new Date(state.now() - (postsEach - post + 1) * 61 * HOUR_MS).toISOString().replace(/\.\d+Z$/, "Z");
      state.publish({ channelId, title: `Video no. ${post} #${handle.replace(".", "")}`, publishedAt });
    }
  }
}
