import { failpoint } from "@fanfare/adapters/failpoint";
import type { Database } from "@fanfare/db/connection";
import { takeLock } from "@fanfare/db/lock";
import { creatorDocumentsAfter } from "@fanfare/db/readers/creator-documents";
import { inScope } from "@fanfare/db/scoped";
import { queueAgain } from "@fanfare/db/system/index-queue";
import { beginRebuild, endRebuild, noteCopied, runningRebuild, type IndexRebuild } from "@fanfare/db/system/index-rebuilds";
import type { CreatorDocument } from "@fanfare/domain/discovery";
import { DomainError, newId } from "@fanfare/domain/kernel";
import { rebuildLock } from "./locks.ts";
import type { IndexBuilding } from "./written-index.ts";

/** `url`: of the role that `db` has, for the right to rebuild. `batchSize`: creators copied at once. */
export type RebuildParts = { db: Database; url: string; index: IndexBuilding; batchSize?: number };
export type RebuildProgress = { indexName: string; total: number; done: number; failed: number; isResumed: boolean };
export type RebuildEnding = "finished" | "stopped";

const usualBatchSize = 1_000;

/**
 * Fills a new index beside the one that answers and puts it in its place. Meanwhile the projection writes every change to
 * both. Goes on where an earlier one was broken off. An aborted `signal` ends it after its batch, ready to be gone on with.
 * Throws `conflict` when another process is at it.
 */
export function rebuildIndex(parts: RebuildParts, onProgress: (progress: RebuildProgress) => void, signal: AbortSignal): Promise<RebuildEnding> {
  return withRight(parts, async () => {
    const { db, index } = parts;
    const resumed = await resumable(parts);
    const rebuild = resumed ?? (await begin(parts));
    const progress = { indexName: rebuild.indexName, total: rebuild.total, done: rebuild.done, failed: rebuild.failed, isResumed: resumed !== null };
    onProgress(progress);
    const ending = await copyAll(parts, rebuild, signal, (copied) => {
      progress.done += copied.done;
      progress.failed += copied.failed;
      onProgress(progress);
    });
    if (ending === "stopped") return ending;
    await index.filling(rebuild.indexName).refresh();
    failpoint("rebuild.filled");
    await index.putInPlace(rebuild.indexName);
    failpoint("rebuild.in-place");
    await inScope(db, {}, (sql) => endRebuild(sql, rebuild.id, "finished", null));
    return "finished";
  });
}

/** Gives up a rebuild that was broken off, and drops what it had filled. Answers false when there is none. */
export function cancelRebuild(parts: RebuildParts): Promise<boolean> {
  return withRight(parts, async () => {
    const { db, index } = parts;
    const rebuild = await inScope(db, {}, runningRebuild);
    if (rebuild === null) return false;
    // The row first: nobody begins to write to the index after this.
    await inScope(db, {}, (sql) => endRebuild(sql, rebuild.id, "cancelled", null));
    await index.drop(rebuild.indexName);
    return true;
  });
}

async function withRight<T>({ url }: RebuildParts, work: () => Promise<T>): Promise<T> {
  const right = await takeLock(url, rebuildLock);
  if (right === null) throw new DomainError("conflict", "discovery.rebuild-running", "The index is being rebuilt by another process. Wait until it has finished, or end that process and start again: it goes on where it was.");
  try {
    return await work();
  } finally {
    await right.release();
  }
}

/** The one that was broken off; null when there is none, or when its index is gone and nothing is left to go on with. */
async function resumable({ db, index }: RebuildParts): Promise<IndexRebuild | null> {
  const rebuild = await inScope(db, {}, runningRebuild);
  if (rebuild === null || (await index.exists(rebuild.indexName))) return rebuild;
  await inScope(db, {}, (sql) => endRebuild(sql, rebuild.id, "failed", "The index that it filled is gone."));
  return null;
}

/** The index before the row: whoever sees the row writes to the index. */
async function begin({ db, index }: RebuildParts): Promise<IndexRebuild> {
  const indexName = await index.create();
  return inScope(db, {}, (sql) => beginRebuild(sql, { id: newId(), indexName }));
}

type Copied = { afterId: string; done: number; failed: number };

/** Everybody after whom the rebuild has come to. The next page is read while the engine writes the last one. */
async function copyAll(parts: RebuildParts, rebuild: IndexRebuild, signal: AbortSignal, onCopied: (copied: Copied) => void): Promise<RebuildEnding> {
  const { db, batchSize = usualBatchSize } = parts;
  let page = creatorDocumentsAfter(db, rebuild.afterId, batchSize);
  try {
    for (;;) {
      const documents = await page;
      const last = documents.at(-1);
      if (!last) return "finished";
      if (signal.aborted) return "stopped";
      page = creatorDocumentsAfter(db, last.id, batchSize);
      // It is looked at when the last one is written, and until then its failure is not one that nobody takes care of.
      page.catch(() => undefined);
      onCopied(await copyPage(parts, rebuild, documents, last.id));
    }
  } finally {
    await Promise.allSettled([page]);
  }
}

async function copyPage({ db, index }: RebuildParts, { id, indexName }: IndexRebuild, documents: readonly CreatorDocument[], afterId: string): Promise<Copied> {
  const refused = await index.filling(indexName).write(documents, []);
  failpoint("rebuild.written");
  const copied = { afterId, done: documents.length, failed: refused.length };
  await inScope(db, {}, async (sql) => {
    // The projection tries these again and says why when it has to give up.
    if (refused.length > 0) await queueAgain(sql, refused.map((row) => row.id));
    await noteCopied(sql, id, copied);
  });
  return copied;
}
