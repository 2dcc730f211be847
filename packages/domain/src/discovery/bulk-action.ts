import { bulkLimit, type BulkTarget, type BulkView } from "@fanfare/contracts/discovery";
import { event, illegalTransition, newId, ruleBroken, type DomainEvent, type Member } from "../kernel/index.ts";

/** As many pieces of work as an organization has going at once: more only wait for each other. */
export const bulksAtOnce = 5;

/**
 * Work on many creators. `targetIds` is null until the filter was resolved; from then on it is settled, so that the work
 * ends even if the results change meanwhile. `done` is how far it has come, so that broken-off work goes on from there.
 */
export type BulkAction = {
  id: string;
  organizationId: string;
  action: BulkView["action"];
  /** Null where creators were chosen by hand. */
  filter: Extract<BulkTarget, { filter: object }> | null;
  targetIds: string[] | null;
  status: BulkView["status"];
  total: number;
  done: number;
  changed: number;
  skipped: number;
  failure: string | null;
  /** Where an export's file lies once it is whole. */
  storageKey: string | null;
  createdBy: string;
  createdAt: Date;
  finishedAt: Date | null;
  version: number;
};

type Decision = { state: BulkAction; facts: DomainEvent[] };
/** What a chunk came to: whom it changed, and who was left as they were. */
export type ChunkResult = { changed: number; skipped: number };

const owner = (bulk: BulkAction) => ({ aggregateId: bulk.id, organizationId: bulk.organizationId });

/** Begins work; `running` is how many the organization has going already. */
export function startBulk(by: Member, target: BulkTarget, action: BulkView["action"], running: number, at: Date): Decision {
  if (running >= bulksAtOnce) {
    throw ruleBroken("discovery.too-many-bulk-actions", `${running} pieces of work on many creators are under way already. Wait until one has ended, or cancel one.`);
  }
  const chosen = "creatorIds" in target ? [...new Set(target.creatorIds)] : null;
  const state: BulkAction = {
    id: newId(at.getTime()), organizationId: by.organizationId, action, filter: "filter" in target ? target : null, targetIds: chosen, status: "running",
    total: chosen?.length ?? 0, done: 0, changed: 0, skipped: 0, failure: null, storageKey: null, createdBy: by.userId, createdAt: at, finishedAt: null, version: 1,
  };
  return { state, facts: [event("discovery.bulk-started.v1", owner(state), { bulkId: state.id, kind: action.kind })] };
}

/** Settles whom the work is about. Settled before, or ended, nothing changes. */
export function settleTargets(bulk: BulkAction, ids: readonly string[]): BulkAction {
  if (bulk.status !== "running" || bulk.targetIds !== null) return bulk;
  const targetIds = [...new Set(ids)].slice(0, bulkLimit);
  return { ...bulk, targetIds, total: targetIds.length };
}

/** The ids that come next; empty when all are done. */
export const nextTargets = ({ targetIds, done }: BulkAction, limit: number): string[] => (targetIds ?? []).slice(done, done + limit);

/** Adds what the next `count` creators came to. Progress never goes beyond the total. */
export function advanceBulk(bulk: BulkAction, count: number, { changed, skipped }: ChunkResult): BulkAction {
  return { ...bulk, done: Math.min(bulk.total, bulk.done + count), changed: bulk.changed + changed, skipped: bulk.skipped + skipped };
}

/** All is done. `storageKey` is where an export lies. */
export function finishBulk(bulk: BulkAction, storageKey: string | null, at: Date): Decision {
  if (bulk.status !== "running") throw illegalTransition("bulk action", bulk.status, "finished", []);
  return end({ ...bulk, status: "finished", storageKey, finishedAt: at });
}

/** Stops the work; what was done stays done. */
export function cancelBulk(bulk: BulkAction, at: Date): Decision {
  if (bulk.status !== "running") throw illegalTransition("bulk action", bulk.status, "cancelled", []);
  return end({ ...bulk, status: "cancelled", finishedAt: at });
}

/** Ends the work because of what can't be helped by trying again; `failure` is told to people. */
export function failBulk(bulk: BulkAction, failure: string, at: Date): Decision {
  if (bulk.status !== "running") throw illegalTransition("bulk action", bulk.status, "failed", []);
  return end({ ...bulk, status: "failed", failure, finishedAt: at });
}

const end = (state: BulkAction): Decision => ({
  state,
  facts: [event("discovery.bulk-ended.v1", owner(state), { bulkId: state.id, kind: state.action.kind, status: state.status })],
});
