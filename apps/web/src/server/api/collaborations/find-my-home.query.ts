import { CreatorHomeView } from "@fanfare/contracts/collaborations";
import { creatorHome } from "@fanfare/db/readers/creator-home";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { creatorQuery } from "../procedures.ts";

export const findMyHome = creatorQuery
  .output(CreatorHomeView)
  .query(({ ctx }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => creatorHome(sql, ctx.actor)));
