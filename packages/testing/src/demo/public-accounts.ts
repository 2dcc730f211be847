import type { Platform } from "@fanfare/contracts/platforms";
import { control } from "../simulators/control-client.ts";

export type PublicCreator = { platform: Platform; handle: string; name: string; country: string | null; followers: number };

const { YOUTUBE_API_URL, INSTAGRAM_DISCOVERY_URL, TWITCH_API_URL } = process.env;
const atOnce = 20;

type Door = { url: string | undefined; path: string; fields(creator: PublicCreator, followers: number): object };

/** How an account is made that everybody sees, on the simulated platforms that show any. */
const doors: Partial<Record<Platform, Door>> = {
  youtube: { url: YOUTUBE_API_URL, path: "channels", fields: ({ handle, name, country }, subscribers) => ({ handle, title: name, country, subscribers }) },
  instagram: { url: INSTAGRAM_DISCOVERY_URL, path: "accounts", fields: ({ handle, name }, followers) => ({ username: handle, name, followers }) },
  twitch: { url: TWITCH_API_URL, path: "accounts", fields: ({ handle, name }, followers) => ({ login: handle, displayName: name, followers }) },
};

/** Shows invented creators on the simulated platforms, with some more followers than are told of them here: that is some weeks old. */
export async function publishCreators(creators: readonly PublicCreator[]): Promise<void> {
  for (let start = 0; start < creators.length; start += atOnce) await Promise.all(creators.slice(start, start + atOnce).map(publish));
}

async function publish(creator: PublicCreator): Promise<void> {
  const door = doors[creator.platform];
  if (door?.url) await control(door.url, "POST", door.path, door.fields(creator, Math.round(creator.followers * 1.03)));
}
