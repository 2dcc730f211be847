import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeMember } from "../../identity/index.ts";
import { newId, scopeOf, versionConflict, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { listMembersChanged, putOnList } from "../list-members.ts";
import type { CreatorsRepositories } from "../ports.ts";

type Deps = { unitOfWork: UnitOfWork<CreatorsRepositories> };

export const makeCreateList =
  ({ unitOfWork }: Deps) =>
  async (context: Context, input: { name: string }): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "creators.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const list = { id: newId(), organizationId: actor.organizationId, name: input.name, createdBy: actor.userId, createdAt: tx.at, version: 1 };
      await tx.creatorLists.add(list);
      return { id: list.id, version: 1 };
    });
  };

export const makeRenameList =
  ({ unitOfWork }: Deps) =>
  async (context: Context, input: { listId: string; name: string; version: number }): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "creators.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const list = await tx.creatorLists.get(input.listId);
      if (list.version !== input.version) throw versionConflict("list");
      await tx.creatorLists.save({ ...list, name: input.name });
      return { id: list.id, version: list.version + 1 };
    });
  };

export const makeRemoveList =
  ({ unitOfWork }: Deps) =>
  async (context: Context, input: { listId: string }): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "creators.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const list = await tx.creatorLists.get(input.listId);
      await tx.outbox.append(listMembersChanged(list, await tx.creatorLists.remove(list.id)), list.version + 1);
      return { id: list.id, version: list.version + 1 };
    });
  };

type Members = { listId: string; creatorIds: readonly string[] };

/** Puts creators on a list; those already there stay. Answers how many are new. */
export const makeAddToList =
  ({ unitOfWork }: Deps) =>
  async (context: Context, input: Members): Promise<{ listId: string; changed: number }> => {
    const actor = authorizeMember(context.actor, "creators.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const list = await tx.creatorLists.get(input.listId);
      return { listId: list.id, changed: await putOnList(tx, list, input.creatorIds, actor) };
    });
  };

export const makeRemoveFromList =
  ({ unitOfWork }: Deps) =>
  async (context: Context, input: Members): Promise<{ listId: string; changed: number }> => {
    const actor = authorizeMember(context.actor, "creators.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const list = await tx.creatorLists.get(input.listId);
      const changed = await tx.creatorLists.removeMembers(list, input.creatorIds);
      if (changed > 0) await tx.outbox.append(listMembersChanged(list, input.creatorIds), list.version);
      return { listId: list.id, changed };
    });
  };
