import { failpoint } from "@fanfare/adapters/failpoint";
import type { Database } from "@fanfare/db/connection";
import { creatorDocuments } from "@fanfare/db/readers/creator-documents";
import { inScope } from "@fanfare/db/scoped";
import { noteNotIndexed, queuedCreators, removeIndexed, type FailedIndexing, type IndexedVersion, type QueuedCreator } from "@fanfare/db/system/index-queue";
import { runningRebuild } from "@fanfare/db/system/index-rebuilds";
import type { CreatorIndex, NotIndexed } from "@fanfare/domain/discovery";
import { atMost } from "./at-most.ts";
import type { BroughtUpToDate, FiguresKeeper } from "./figures-keeper.ts";
import { overlapped } from "./overlapped.ts";

/** Creators taken off the list at once: the ends of a batch, where nothing overlaps, are then a small part of it. */
export const creatorsAtOnce = 5_000;
/** So many are read and written as one piece: about one request to the engine. */
const pieceSize = 500;
/** The engine writes with one thread a request, and this process has enough to do for one more. */
const piecesWrittenAtOnce = 2;
/** Attempts at a creator that the index refuses, before a person has to look at it. */
const mostAttempts = 5;
/** While changes keep coming, kept answers are dropped this often (ms). */
const dropEveryMs = 2_000;
/** A refresh never ends when its index is dropped meanwhile, as a rebuild does. By this time (ms) the index has refreshed itself. */
const refreshPatienceMs = 10_000;

/** `index` writes to the index that answers and to `alsoTo`, the one that is being filled. */
export type ProjectionParts = {
  db: Database;
  figures: FiguresKeeper;
  index: (alsoTo: string | null) => CreatorIndex;
  /** Kept answers that could show creators of these owners (null: public ones) are old now. */
  changed: (owners: readonly (string | null)[]) => Promise<void>;
  giveUp: (failed: FailedIndexing, organizationId: string | null) => Promise<void>;
};

export type Projected = { taken: number; written: number; failed: number; removed: number };

/** What the catalogue has of some creators. `gone`: those that it no longer has. */
type ReadPiece = BroughtUpToDate & { gone: IndexedVersion[] };
type WrittenPiece = { versions: IndexedVersion[]; refused: NotIndexed[]; unsettled: Set<string> };

/**
 * Brings the index to what the catalogue says. Repeating a batch does no harm, because every document carries the version of
 * its creator; a row leaves the list only after the index has its version.
 */
export class Projection {
  #owners = new Set<string | null>();
  #droppedAt = 0;

  constructor(private readonly parts: ProjectionParts) {}

  /** One batch of the list. Throws when the index is away: then all of it is still on the list. */
  async projectBatch(limit: number): Promise<Projected> {
    const { db } = this.parts;
    const queued = await inScope(db, {}, (sql) => queuedCreators(sql, limit));
    if (queued.length === 0) {
      await this.#makeVisible(true);
      return { taken: 0, written: 0, failed: 0, removed: 0 };
    }
    const pieces = await overlapped(piecesOf(queued), { prepare: (piece) => this.#read(piece), finish: async (piece) => writePiece(await this.#index(), piece), atOnce: piecesWrittenAtOnce });
    for (const row of queued) this.#owners.add(row.organizationId);
    await this.#makeVisible(queued.length < limit);

    const versions = pieces.flatMap((piece) => piece.versions);
    const reasons = new Map(pieces.flatMap(({ refused }) => refused.map(({ id, reason }) => [id, reason])));
    const unsettled = new Set(pieces.flatMap((piece) => [...piece.unsettled]));
    const failed = versions.flatMap((row) => (reasons.has(row.id) ? [{ ...row, reason: reasons.get(row.id)! }] : []));
    const done = versions.filter(({ id }) => !reasons.has(id) && !unsettled.has(id));
    const removed = await inScope(db, {}, (sql) => removeIndexed(sql, done));
    await this.#noteFailed(failed, queued);
    return { taken: queued.length, written: versions.length - failed.length, failed: failed.length, removed };
  }

  /** Asked for after the creators were read: a rebuild that is not seen here begins later, and finds what was read or newer. */
  async #index(): Promise<CreatorIndex> {
    const rebuild = await inScope(this.parts.db, {}, runningRebuild);
    return this.parts.index(rebuild?.indexName ?? null);
  }

  async #read(piece: readonly QueuedCreator[]): Promise<ReadPiece> {
    const { documents, unsettled } = await this.parts.figures.bringUpToDate(await creatorDocuments(this.parts.db, piece.map((row) => row.id)));
    const found = new Set(documents.map((document) => document.id));
    return { documents, unsettled, gone: piece.filter((row) => !found.has(row.id)).map(({ id, version }) => ({ id, version })) };
  }

  /** Takes rows off the list that the index refuses again and again, each with a letter that says why. */
  async #noteFailed(failed: readonly FailedIndexing[], queued: readonly QueuedCreator[]): Promise<void> {
    if (failed.length === 0) return;
    const attempts = await inScope(this.parts.db, {}, (sql) => noteNotIndexed(sql, failed));
    const hopeless = failed.filter(({ id }) => (attempts.get(id) ?? 0) >= mostAttempts);
    const owners = new Map(queued.map((row) => [row.id, row.organizationId]));
    for (const row of hopeless) await this.parts.giveUp(row, owners.get(row.id) ?? null);
    await inScope(this.parts.db, {}, (sql) => removeIndexed(sql, hopeless));
  }

  /**
   * Kept answers are dropped after the index shows the new state, or they would be filled with the old one again. Asking the
   * index to show it costs much while it is written, so with more to come it is left to its own interval.
   */
  async #makeVisible(isDrained: boolean): Promise<void> {
    if (this.#owners.size === 0 || (!isDrained && Date.now() - this.#droppedAt < dropEveryMs)) return;
    if (isDrained) await atMost(refreshPatienceMs, (await this.#index()).refresh());
    const owners = [...this.#owners];
    await this.parts.changed(owners);
    this.#droppedAt = Date.now();
    if (isDrained) for (const owner of owners) this.#owners.delete(owner);
  }
}

const piecesOf = (queued: readonly QueuedCreator[]): QueuedCreator[][] => Array.from({ length: Math.ceil(queued.length / pieceSize) }, (_, piece) => queued.slice(piece * pieceSize, (piece + 1) * pieceSize));

async function writePiece(index: CreatorIndex, { documents, unsettled, gone }: ReadPiece): Promise<WrittenPiece> {
  const refused = await index.write(documents, gone);
  failpoint("projection.written");
  return { versions: [...documents.map(({ id, version }) => ({ id, version })), ...gone], refused, unsettled };
}
