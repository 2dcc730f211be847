import type { StartBulkInput } from "@fanfare/contracts/discovery";
import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeMember, type Permission } from "../../identity/index.ts";
import { ruleBroken, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { cancelBulk, startBulk, type BulkAction } from "../bulk-action.ts";
import type { BulkRepositories } from "../bulk-ports.ts";

type Deps = { unitOfWork: UnitOfWork<BulkRepositories> };

/** What somebody must be allowed to do, for one creator as for ten thousand. */
export const permissionFor = ({ kind }: BulkAction["action"]): Permission => (kind === "invite-to-campaign" ? "collaborations.decide" : "creators.write");

/** Begins work on chosen creators or on the results of a filter; a worker does it. */
export const makeStartBulk =
  ({ unitOfWork }: Deps) =>
  async (context: Context, { target, action }: StartBulkInput): Promise<Receipt> => {
    const member = authorizeMember(context.actor, permissionFor(action));
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      await mustBeThere(tx, action);
      const { state, facts } = startBulk(member, target, action, await tx.bulkActions.countRunning(), tx.at);
      await tx.bulkActions.add(state);
      await tx.outbox.append(facts, state.version);
      return { id: state.id, version: state.version };
    });
  };

/** Told at once rather than by a job that fails a second later. */
async function mustBeThere(tx: BulkRepositories, action: BulkAction["action"]): Promise<void> {
  if (action.kind === "add-to-list") await tx.creatorLists.get(action.listId);
  if (action.kind === "invite-to-campaign" && !(await tx.openPages.ofCampaign(action.campaignId))) {
    throw ruleBroken("collaborations.campaign-not-launched", "Creators can be invited once the campaign is launched. Launch it first.");
  }
}

/** Stops work; the chunk under way is the last one. */
export const makeCancelBulk =
  ({ unitOfWork }: Deps) =>
  async (context: Context, input: { bulkId: string }): Promise<Receipt> => {
    const member = authorizeMember(context.actor, "creators.write");
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      const { state, facts } = cancelBulk(await tx.bulkActions.get(input.bulkId), tx.at);
      await tx.bulkActions.save(state);
      await tx.outbox.append(facts, state.version + 1);
      return { id: state.id, version: state.version + 1 };
    });
  };
