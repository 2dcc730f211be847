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
