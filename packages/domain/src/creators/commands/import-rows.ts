import type { Context, DomainError, UnitOfWork } from "../../kernel/index.ts";
import { advanceImport, failImport, finishImport, type CreatorImport } from "../creator-import.ts";
import { readImportRow, type ImportRowOutcome } from "../import-row.ts";
import type { CreatorsRepositories, NumberedRow, RejectedRow } from "../ports.ts";
import { creatorsChanged } from "./end-import.ts";

type Deps = { unitOfWork: UnitOfWork<CreatorsRepositories> };
/** A row of the file, and what was understood of it. */
export type ReadRow = { rowNumber: number; cells: readonly string[]; outcome: ImportRowOutcome };

type Target = { importId: string; organizationId: string };

/** The import as it stands, for a worker that begins or goes on with it. */
export const makeLoadImport =
  ({ unitOfWork }: Deps) =>
  (context: Context, target: Target): Promise<CreatorImport> =>
    unitOfWork.run({ organizationId: target.organizationId }, context, (tx) => tx.creatorImports.get(target.importId));

/**
 * Stores one chunk of rows, in the transaction that also notes how far the import has come: a chunk is counted once
 * however often it is tried. `firstRow` is the number of rows before it. Answers the import after the chunk; when it
 * is no longer running, or the chunk was already stored, nothing is written.
 */
export const makeImportRows =
  ({ unitOfWork }: Deps) =>
  (context: Context, target: Target, firstRow: number, rows: readonly ReadRow[]): Promise<CreatorImport> =>
    unitOfWork.run({ organizationId: target.organizationId }, context, async (tx) => {
      const file = await tx.creatorImports.get(target.importId);
      if (file.status !== "running" || file.doneRows !== firstRow) return file;
      const good = rows.flatMap(({ rowNumber, outcome }): NumberedRow[] => (outcome.ok ? [{ rowNumber, creator: outcome.creator }] : []));
      const rejected = rows.flatMap(({ rowNumber, cells, outcome }): RejectedRow[] => (outcome.ok ? [] : [{ rowNumber, cells, reason: outcome.problem }]));
      const stored = await tx.importedCreators.store(file, good, tx.at);
      await tx.creatorImports.addRejections(file, rejected);
      const state = advanceImport(file, rows.length, { ...stored.counts, rejected: rejected.length });
      await tx.creatorImports.save(state);
      await tx.outbox.append(creatorsChanged(file, stored.changedIds), state.version + 1);
      return { ...state, version: state.version + 1 };
    });

/**
 * Reads the rows of a file one after another. It remembers each handle it has seen, over the whole file, so that a
 * handle that stands there twice is taken once, and importing the same file again changes nothing.
 */
export function rowReader(file: CreatorImport): (cells: readonly string[], index: number) => ReadRow {
  const seen = new Set<string>();
  return (cells, index) => {
    // The header is row 1 of the file, so the first row of data is row 2.
    const rowNumber = index + 2;
    const outcome = readImportRow(cells, file.columns, file.mapping, file.defaults, file.createdAt);
    if (!outcome.ok) return { rowNumber, cells, outcome };
    const { platform, handle, handleKey } = outcome.creator;
    const key = `${platform} ${handleKey}`;
    if (seen.has(key)) return { rowNumber, cells, outcome: { ok: false, problem: `The ${platform} handle “${handle}” stands in the file twice; the first row was taken.` } };
    seen.add(key);
    return { rowNumber, cells, outcome };
  };
}

/** Ends an import: all rows were read, or the file turned out to be unreadable. */
export const makeCloseImport =
  ({ unitOfWork }: Deps) =>
  (context: Context, target: Target, failure: DomainError | null): Promise<void> =>
    unitOfWork.run({ organizationId: target.organizationId }, context, async (tx) => {
      const file = await tx.creatorImports.get(target.importId);
      if (file.status !== "running") return;
      if (failure !== null) return tx.creatorImports.save(failImport(file, failure.message, tx.at));
      const { state, facts } = finishImport(file, tx.at);
      await tx.creatorImports.save(state);
      await tx.outbox.append(facts, state.version + 1);
    });
