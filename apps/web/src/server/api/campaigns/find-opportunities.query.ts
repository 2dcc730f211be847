import { FindOpportunitiesResult } from "@fanfare/contracts/opportunities";
import { findOpportunities as readOpportunities } from "@fanfare/db/readers/landing-pages";
import { inScope } from "@fanfare/db/scoped";
import { dayOf } from "@fanfare/domain/campaigns";
import { scopeOf } from "@fanfare/domain/kernel";
import { creatorQuery } from "../procedures.ts";

export const findOpportunities = creatorQuery
  .output(FindOpportunitiesResult)
  .query(async ({ ctx }) => ({
    rows: await inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => readOpportunities(sql, ctx.actor.creatorId, dayOf(new Date()))),
  }));
