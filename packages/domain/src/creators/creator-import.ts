import type { ImportDefaults, ImportMapping } from "@fanfare/contracts/creators";
import { event, illegalTransition, invalidField, ruleBroken, type DomainEvent } from "../kernel/index.ts";

export type ImportCounts = { created: number; updated: number; unchanged: number; rejected: number };

/** One file on its way into the catalogue. `doneRows` is how far it has come, so that a broken-off import goes on from there. */
export type CreatorImport = {
  id: string;
  organizationId: string;
  fileName: string;
  storageKey: string;
  encoding: string;
  delimiter: string;
  status: "uploaded" | "running" | "finished" | "cancelled" | "failed" | "undone";
  columns: string[];
  mapping: ImportMapping;
  defaults: ImportDefaults;
  totalRows: number;
  doneRows: number;
  counts: ImportCounts;
  failure: string | null;
  createdBy: string;
  createdAt: Date;
  finishedAt: Date | null;
  version: number;
};

type Decision = { state: CreatorImport; facts: DomainEvent[] };

const owner = (file: CreatorImport) => ({ aggregateId: file.id, organizationId: file.organizationId });

/** Starts the import under a mapping. A mapping without a handle or a link can't tell creators apart. */
export function startImport(file: CreatorImport, mapping: ImportMapping, defaults: ImportDefaults): Decision {
  if (file.status !== "uploaded") throw illegalTransition("import", file.status, "running", []);
  const meanings = Object.values(mapping);
  if (new Set(meanings).size !== meanings.length) throw invalidField("creators.mapping-twice", "mapping", "Two columns mean the same thing. Choose one of them.");
  if (Object.keys(mapping).some((index) => Number(index) >= file.columns.length)) throw invalidField("creators.mapping-beyond", "mapping", "The mapping names a column that the file does not have.");
  if (!meanings.includes("handle") && !meanings.includes("profileUrl")) {
    throw invalidField("creators.mapping-without-handle", "mapping", "Choose the column that holds the handle or the profile link: creators are told apart by it.");
  }
  return { state: { ...file, mapping, defaults, status: "running" }, facts: [event("creators.import-started.v1", owner(file), { importId: file.id })] };
}

/** Adds what a chunk of rows came to. */
export function advanceImport(file: CreatorImport, rows: number, chunk: ImportCounts): CreatorImport {
  const counts = {
    created: file.counts.created + chunk.created,
    updated: file.counts.updated + chunk.updated,
    unchanged: file.counts.unchanged + chunk.unchanged,
    rejected: file.counts.rejected + chunk.rejected,
  };
  return { ...file, doneRows: file.doneRows + rows, counts };
}

export function finishImport(file: CreatorImport, at: Date): Decision {
  if (file.status !== "running") throw illegalTransition("import", file.status, "finished", []);
  const state: CreatorImport = { ...file, status: "finished", finishedAt: at };
  return { state, facts: [event("creators.import-finished.v1", owner(file), { importId: file.id, ...file.counts })] };
}

export function failImport(file: CreatorImport, failure: string, at: Date): CreatorImport {
  return { ...file, status: "failed", failure, finishedAt: at };
}

/** What was stored before the cancellation stays; it can be undone like a whole import. */
export function cancelImport(file: CreatorImport, at: Date): CreatorImport {
  if (file.status !== "uploaded" && file.status !== "running") throw illegalTransition("import", file.status, "cancelled", []);
  return { ...file, status: "cancelled", finishedAt: at };
}

const undoWindowMs = 24 * 60 * 60 * 1000;

export const canUndo = (file: Pick<CreatorImport, "status" | "finishedAt">, at: Date): boolean =>
  (file.status === "finished" || file.status === "cancelled") && file.finishedAt !== null && at.getTime() - file.finishedAt.getTime() < undoWindowMs;

export function undoImport(file: CreatorImport, at: Date): CreatorImport {
  if (!canUndo(file, at)) throw ruleBroken("creators.import-not-undoable", "An import can be undone for 24 hours after it ended. This one can't be any more.");
  return { ...file, status: "undone" };
}
