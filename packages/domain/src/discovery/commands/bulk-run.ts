import { inviteCreators } from "../../collaborations/index.ts";
import { putOnList } from "../../creators/index.ts";
import { authorizeMember } from "../../identity/index.ts";
import type { Context, Member, Transaction, UnitOfWork } from "../../kernel/index.ts";
import { advanceBulk, failBulk, finishBulk, nextTargets, settleTargets, type BulkAction, type ChunkResult } from "../bulk-action.ts";
import type { BulkRepositories } from "../bulk-ports.ts";
import { permissionFor } from "./bulk-start.ts";

type Deps = { unitOfWork: UnitOfWork<BulkRepositories> };
type Target = { bulkId: string; organizationId: string };

const scoped = ({ organizationId }: Target) => ({ organizationId });

/** The work as it stands, and who asked for it with the role they have now; null when they are no longer a member. */
export const makeLoadBulk =
  ({ unitOfWork }: Deps) =>
  (context: Context, target: Target): Promise<{ bulk: BulkAction; by: Member | null }> =>
    unitOfWork.run(scoped(target), context, async (tx) => {
      const bulk = await tx.bulkActions.get(target.bulkId);
      const membership = await tx.memberships.find(bulk.organizationId, bulk.createdBy);
      if (!membership) return { bulk, by: null };
      const { userId, organizationId, role, name } = membership;
      return { bulk, by: { kind: "member", userId, organizationId, role, name } };
    });

/** Notes whom the filter came to. */
export const makeSettleBulk =
  ({ unitOfWork }: Deps) =>
  (context: Context, target: Target, ids: readonly string[]): Promise<BulkAction> =>
    unitOfWork.run(scoped(target), context, async (tx) => keep(tx, settleTargets(await tx.bulkActions.get(target.bulkId), ids)));

/**
 * Does the work for the next chunk, in the transaction that also notes how far it has come: a chunk counts once however
 * often it is tried. `from` is how far the caller saw it; when that is no longer so, or it has ended, nothing is done.
 * An export's chunk is written by the caller before, and `exported` is what it came to.
 */
export const makeAdvanceBulk =
  ({ unitOfWork }: Deps) =>
  (context: Context, target: Target, from: number, limit: number, exported?: ChunkResult): Promise<BulkAction> =>
    unitOfWork.run(scoped(target), context, async (tx) => {
      const bulk = await tx.bulkActions.get(target.bulkId);
      if (bulk.status !== "running" || bulk.done !== from) return bulk;
      const member = authorizeMember(context.actor, permissionFor(bulk.action));
      const ids = nextTargets(bulk, limit);
      return keep(tx, advanceBulk(bulk, ids.length, exported ?? (await act(tx, member, bulk.action, ids))));
    });

async function act(tx: BulkRepositories & Transaction, member: Member, action: BulkAction["action"], ids: readonly string[]): Promise<ChunkResult> {
  if (action.kind === "export") throw new Error("An export's chunk has to be written before it is counted.");
  if (action.kind === "invite-to-campaign") {
    const { invited, skipped } = await inviteCreators(tx, member, { campaignId: action.campaignId, creatorIds: ids });
    return { changed: invited, skipped };
  }
  const changed = await putOnList(tx, await tx.creatorLists.get(action.listId), ids, member);
  return { changed, skipped: ids.length - changed };
}

/** Ends the work: all is done, with the export's file where there is one, or it failed for a reason people can read. */
export const makeCloseBulk =
  ({ unitOfWork }: Deps) =>
  (context: Context, target: Target, outcome: { storageKey: string | null } | { failure: string }): Promise<BulkAction> =>
    unitOfWork.run(scoped(target), context, async (tx) => {
      const bulk = await tx.bulkActions.get(target.bulkId);
      if (bulk.status !== "running") return bulk;
      const { state, facts } = "failure" in outcome ? failBulk(bulk, outcome.failure, tx.at) : finishBulk(bulk, outcome.storageKey, tx.at);
      await tx.outbox.append(facts, state.version + 1);
      return keep(tx, state);
    });

async function keep(tx: BulkRepositories, state: BulkAction): Promise<BulkAction> {
  await tx.bulkActions.save(state);
  return { ...state, version: state.version + 1 };
}
