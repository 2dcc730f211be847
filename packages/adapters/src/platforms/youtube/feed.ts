import { XMLParser } from "fast-xml-parser";
import { z } from "zod";

/** A video that was published, whose title or description changed, or that is not there any more. */
export type YouTubeChange = {
  readonly kind: "published-or-changed" | "deleted";
  readonly externalId: string;
  readonly accountExternalId: string;
  /** Null for a deleted one. */
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
};

const Time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const Entry = z
  .object({ "yt:videoId": z.string().min(1), "yt:channelId": z.string().min(1), published: Time, updated: Time })
  .transform((entry): YouTubeChange => ({ kind: "published-or-changed", externalId: entry["yt:videoId"], accountExternalId: entry["yt:channelId"], publishedAt: entry.published, updatedAt: entry.updated }));
/** A tombstone (RFC 6721) has no channel's id but in the address of who deleted it. */
const DeletedEntry = z
  .object({ "@ref": idAfter(/^yt:video:(.+)$/), "@when": Time, "at:by": z.object({ uri: idAfter(/\/channel\/([\w-]+)$/) }) })
  .transform((entry): YouTubeChange => ({ kind: "deleted", externalId: entry["@ref"], accountExternalId: entry["at:by"].uri, publishedAt: null, updatedAt: entry["@when"] }));
const Feed = z.object({ feed: z.object({ entry: z.array(Entry).default([]), "at:deleted-entry": z.array(DeletedEntry).default([]) }) });

const LISTS = new Set(["feed.entry", "feed.at:deleted-entry"]);
/** Entities stay as they are: nothing that is read here holds one, and declared ones can be made to explode. */
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@", parseTagValue: false, parseAttributeValue: false, processEntities: false, isArray: (_name, path) => LISTS.has(String(path)) });

/** The changes in a feed as the hub sends it, those of one kind in its order; null when it is no such feed. */
export function readFeed(xml: string): YouTubeChange[] | null {
  try {
    const { feed } = Feed.parse(parser.parse(xml, true));
    return [...feed.entry, ...feed["at:deleted-entry"]];
  } catch {
    return null;
  }
}

function idAfter(pattern: RegExp) {
  return z.string().regex(pattern).transform((text) => pattern.exec(text)?.[1] ?? "");
}
