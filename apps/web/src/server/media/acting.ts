import type { AssetPurpose } from "@fanfare/contracts/media";
import { servedAsset, type ServedAsset } from "@fanfare/db/readers/media";
import { inScope } from "@fanfare/db/scoped";
import { notFound, type Actor, type Scope } from "@fanfare/domain/kernel";
import type { App } from "../app.ts";
import type { Who } from "../auth/who.ts";

/** Everything a signed-in person sees: their organization's rows and their own. */
export const scopeOfWho = ({ person, member, creator }: Who): Scope => ({
  userId: person.userId,
  ...(member && { organizationId: member.organizationId }),
  ...(creator && { creatorId: creator.creatorId }),
});

/** As whom a person handles files: drafts as the creator they are, a page's pictures as a member. */
export const actorFor = ({ person, member, creator }: Who, purpose: AssetPurpose): Actor => (purpose === "draft" ? creator : member) ?? person;

/** A file that the person may see. Throws `not-found`. */
export async function visibleAsset(app: App, who: Who, assetId: string): Promise<ServedAsset> {
  const asset = await inScope(app.db, scopeOfWho(who), (sql) => servedAsset(sql, assetId));
  if (!asset) throw notFound("asset");
  return asset;
}
