import type { Platform } from "@fanfare/contracts/platforms";
import { control } from "../simulators/control-client.ts";
import type { Visitor } from "./browserless.ts";

type Simulated = { platform: Platform; url: string | undefined; account: string; create?: { account: object; posts: readonly object[] } };

const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString();
const { YOUTUBE_API_URL, INSTAGRAM_GRAPH_URL, TIKTOK_API_URL, TWITCH_API_URL } = process.env;

/** The accounts of the demo's first creator. The channel is on the simulated YouTube from its start. */
const accounts: readonly Simulated[] = [
  { platform: "youtube", url: YOUTUBE_API_URL, account: "@trailnotes" },
  {
    platform: "instagram", url: INSTAGRAM_GRAPH_URL, account: "trailnotes",
    create: {
      account: { username: "trailnotes", name: "Trail Notes", biography: "Slow trips, honest packs.", followers: 38_400 },
      posts: [
        { account: "trailnotes", caption: "Fog over the Brocken at six in the morning #harz #hiking", publishedAt: days(2), growthPerHour: 40, counts: { views: 21_900 } },
        { account: "trailnotes", caption: "What is in my pack for three days", publishedAt: days(9), growthPerHour: 5, counts: { views: 34_100 } },
      ],
    },
  },
  {
    platform: "tiktok", url: TIKTOK_API_URL, account: "trailnotes",
    create: {
      account: { username: "trailnotes", displayName: "Trail Notes", followers: 91_200 },
      posts: [
        { account: "trailnotes", title: "One pot, one stove, one view", publishedAt: days(1), growthPerHour: 120, counts: { views: 64_300, likes: 5_200, comments: 310, shares: 190 } },
        { account: "trailnotes", title: "Wet socks, a confession", publishedAt: days(12), growthPerHour: 8, counts: { views: 118_000, likes: 9_900, comments: 720, shares: 540 } },
      ],
    },
  },
  {
    platform: "twitch", url: TWITCH_API_URL, account: "trailnotes",
    create: { account: { login: "trailnotes", displayName: "TrailNotes", followers: 4_150 }, posts: [{ account: "trailnotes", title: "Planning the Harz trail together", kind: "archive", publishedAt: days(3), views: 1_900, growthPerHour: 2 }] },
  },
];

/** Lets a creator connect an account on each simulated platform, as they would: to the consent screen, Allow, and back. */
export async function connectAccounts(creator: Visitor): Promise<void> {
  const { available } = await creator.api.tracking.query.findMyConnections.query();
  for (const { platform, url, account, create } of accounts) {
    if (!url || !available.includes(platform)) continue;
    if (create) await publishAll(url, create);
    const { consentUrl } = await creator.api.tracking.command.beginConnect.mutate({ platform });
    const { location } = await control<{ location: string }>(url, "POST", "consent", { url: consentUrl, account });
    const back = new URL(location);
    const answer = await creator.fetch(`${back.pathname}${back.search}`);
    const outcome = new URL(answer.headers.get("location") ?? location).searchParams;
    if (!outcome.has("connected")) throw new Error(`The demo's account on ${platform} could not be connected: ${outcome.get("problem") ?? answer.status}.`);
  }
}

/** An account that outlived a reset of the database has its posts already. */
async function publishAll(url: string, { account, posts }: NonNullable<Simulated["create"]>): Promise<void> {
  const { posts: before } = await control<{ posts: number }>(url, "GET", "state");
  await control(url, "POST", "accounts", account);
  if (before > 0) return;
  for (const post of posts) await control(url, "POST", "posts", post);
}
