import { event, type DomainEvent, type Member, type Transaction } from "../kernel/index.ts";
import type { CreatorList } from "./creator-list.ts";
import type { CreatorsRepositories } from "./ports.ts";

const chunk = 500;

/** One fact for each 500 creators who came onto a list or left it, so that no message grows without bounds. */
export function listMembersChanged({ id, organizationId }: CreatorList, creatorIds: readonly string[]): DomainEvent[] {
  const facts: DomainEvent[] = [];
  for (let start = 0; start < creatorIds.length; start += chunk) {
    facts.push(event("creators.list-members-changed.v1", { aggregateId: id, organizationId }, { listId: id, creatorIds: creatorIds.slice(start, start + chunk) }));
  }
  return facts;
}

/** Puts creators on a list; those already there stay. Answers how many are new. */
export async function putOnList(tx: Pick<CreatorsRepositories, "creatorLists"> & Transaction, list: CreatorList, creatorIds: readonly string[], by: Pick<Member, "userId">): Promise<number> {
  const added = await tx.creatorLists.addMembers(list, creatorIds, by.userId, tx.at);
  if (added > 0) await tx.outbox.append(listMembersChanged(list, creatorIds), list.version);
  return added;
}
