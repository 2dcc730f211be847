import type { CreatorFacts } from "@fanfare/contracts/creator-facts";
import { storedFactsOf } from "@fanfare/db/readers/creator-facts";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf, type Member } from "@fanfare/domain/kernel";
import type { App } from "../app.ts";

/** Everything known of these creators as the member's organization sees it, in the order asked for. */
export async function creatorFacts(app: App, member: Member, creatorIds: readonly string[]): Promise<CreatorFacts[]> {
  const creators = await inScope(app.db, scopeOf(member), (sql) => storedFactsOf(sql, creatorIds));
  return creators.map((creator) => ({ ...creator, accounts: creator.accounts.map((account) => ({ ...account, spikes: [], peers: null })) }));
}
