import { stored, verifyIndex, type Difference, type Expected } from "@fanfare/adapters/search";
import type { Database } from "@fanfare/db/connection";
import { beforeAllIds, creatorDocuments, creatorDocumentsAfter } from "@fanfare/db/readers/creator-documents";
import { inScope } from "@fanfare/db/scoped";
import { queueAgain, waitingAmong } from "@fanfare/db/system/index-queue";
import type { CreatorDocument } from "@fanfare/domain/discovery";
import { isDeepStrictEqual } from "node:util";

type Client = Parameters<typeof verifyIndex>[0];
export type VerifyParts = { db: Database; client: Client; alias: string };
export type { Difference };

const pageSize = 1_000;
const recheckedAtOnce = 500;

/** `compared`: creators of the catalogue; `waiting`: those among the differences that are on the list and will come by themselves. */
export type Verdict = { compared: number; waiting: number; differences: Difference[] };

/**
 * Compares the index with the catalogue row by row. Both change meanwhile, so each difference is looked at a second time by
 * itself, and what is on the projection's list is counted as waiting. `onCompared` hears how many creators are behind.
 */
export async function verifySearch(parts: VerifyParts, onCompared: (compared: number) => void): Promise<Verdict> {
  let compared = 0;
  async function* pages(): AsyncGenerator<Expected[]> {
    for (let afterId = beforeAllIds; ; ) {
      const documents = await creatorDocumentsAfter(parts.db, afterId, pageSize);
      const last = documents.at(-1);
      if (!last) return;
      yield documents.map((document) => ({ id: document.id, version: document.version, document }));
      afterId = last.id;
      onCompared((compared += documents.length));
    }
  }
  const verdict: Verdict = { compared: 0, waiting: 0, differences: [] };
  let suspects: string[] = [];
  const settle = async () => {
    const { waiting, differences } = await lookAgain(parts, suspects);
    verdict.waiting += waiting;
    verdict.differences.push(...differences);
    suspects = [];
  };
  for await (const { id } of verifyIndex(parts.client, parts.alias, pages())) {
    suspects.push(id);
    if (suspects.length === recheckedAtOnce) await settle();
  }
  await settle();
  return { ...verdict, compared };
}

/** Brings differences to the projection, which writes over what is there and takes out what should not be. */
export async function repairSearch({ db }: Pick<VerifyParts, "db">, differences: readonly Difference[]): Promise<void> {
  for (let start = 0; start < differences.length; start += recheckedAtOnce) {
    const ids = differences.slice(start, start + recheckedAtOnce).map(({ id }) => id);
    await inScope(db, {}, (sql) => queueAgain(sql, ids));
  }
}

/** The catalogue first, then the list, then the index: what was not on the list by then has to be in the index. */
async function lookAgain({ db, client, alias }: VerifyParts, ids: readonly string[]): Promise<Omit<Verdict, "compared">> {
  if (ids.length === 0) return { waiting: 0, differences: [] };
  const expected = new Map((await creatorDocuments(db, ids)).map((document) => [document.id, document]));
  const waiting = new Set(await inScope(db, {}, (sql) => waitingAmong(sql, ids)));
  const { docs } = await client.mget({ index: alias, ids: [...ids] });
  const differences = docs.flatMap((found) => {
    if (waiting.has(found._id)) return [];
    const kind = kindOf(expected.get(found._id), "found" in found && found.found ? { version: found._version!, source: found._source } : null);
    return kind === null ? [] : [{ id: found._id, kind }];
  });
  return { waiting: waiting.size, differences };
}

function kindOf(document: CreatorDocument | undefined, found: { version: number; source: unknown } | null): Difference["kind"] | null {
  if (!document) return found === null ? null : "orphaned";
  if (found === null) return "missing";
  if (found.version < document.version) return "outdated";
  return found.version > document.version || isDeepStrictEqual(found.source, JSON.parse(JSON.stringify(stored(document)))) ? null : "differing";
}
