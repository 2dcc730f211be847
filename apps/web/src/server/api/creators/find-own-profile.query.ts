import { OwnProfileView } from "@fanfare/contracts/creator-profile";
import { ownProfile } from "@fanfare/db/readers/own-profile";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { creatorQuery } from "../procedures.ts";

export const findOwnProfile = creatorQuery
  .output(OwnProfileView)
  .query(({ ctx }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => ownProfile(sql, ctx.actor.creatorId)));
