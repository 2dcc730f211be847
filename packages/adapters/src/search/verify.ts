import type { Client, estypes } from "@elastic/elasticsearch";
import type { CreatorDocument } from "@fanfare/domain/discovery";
import { isDeepStrictEqual } from "node:util";
import { stored, type StoredCreator } from "./stored.ts";

/** What the catalogue says an index should have. */
export type Expected = { id: string; version: number; document: CreatorDocument };
export type Difference = { id: string; kind: "missing" | "outdated" | "differing" | "orphaned" };

type Found = { id: string; version: number; source: StoredCreator };
const pageSize = 500;
const keepAlive = "2m";

/**
 * Walks an index beside the catalogue, both by id, and gives every difference: what it lacks, has in an older version, has
 * otherwise than the catalogue says, or has although the catalogue does not. An index that is newer than the page it is
 * compared with is right. `pages` have to come in the order of ids, lower-case as PostgreSQL writes them.
 */
export async function* verifyIndex(client: Client, index: string, pages: AsyncIterable<readonly Expected[]>): AsyncGenerator<Difference> {
  const inIndex = everyDocument(client, index);
  try {
    let found = (await inIndex.next()).value;
    for await (const page of pages) {
      for (const expected of page) {
        for (; found && found.id < expected.id; found = (await inIndex.next()).value) yield { id: found.id, kind: "orphaned" };
        if (found?.id !== expected.id) {
          yield { id: expected.id, kind: "missing" };
          continue;
        }
        const kind = compare(expected, found);
        if (kind) yield { id: expected.id, kind };
        found = (await inIndex.next()).value;
      }
    }
    for (; found; found = (await inIndex.next()).value) yield { id: found.id, kind: "orphaned" };
  } finally {
    await inIndex.return(undefined);
  }
}

function compare({ version, document }: Expected, found: Found): Difference["kind"] | null {
  if (found.version < version) return "outdated";
  if (found.version > version) return null;
  return isDeepStrictEqual(found.source, JSON.parse(JSON.stringify(stored(document)))) ? null : "differing";
}

/** All documents of an index as it is now, by id. */
async function* everyDocument(client: Client, index: string): AsyncGenerator<Found, undefined> {
  const { id: opened } = await client.openPointInTime({ index, keep_alive: keepAlive });
  let pit = opened;
  try {
    let after: estypes.SortResults | undefined;
    do {
      const answer = await client.search<StoredCreator>(
        { pit: { id: pit, keep_alive: keepAlive }, size: pageSize, sort: [{ id: "asc" }], version: true, track_total_hits: false, ...(after && { search_after: after }) },
      );
      pit = answer.pit_id ?? pit;
      for (const hit of answer.hits.hits) yield { id: hit._id!, version: hit._version!, source: hit._source! };
      after = answer.hits.hits.length === pageSize ? answer.hits.hits.at(-1)!.sort : undefined;
    } while (after);
  } finally {
    await client.closePointInTime({ id: pit });
  }
  return undefined;
}
