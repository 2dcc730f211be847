import { FindLookalikesInput, FindLookalikesOutput } from "@fanfare/contracts/creator-facts";
import type { CreatorFilter } from "@fanfare/contracts/discovery";
import { seeCreator } from "@fanfare/db/readers/creator-facts";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { discoveryOf } from "../../compose/discovery.ts";
import { memberQuery } from "../procedures.ts";

const nearest = 12;

export const findLookalikes = memberQuery("creators.read")
  .input(FindLookalikesInput)
  .output(FindLookalikesOutput)
  .query(async ({ ctx, input: { creatorId, by } }) => {
    // Whoever may not see the creator learns nothing from their likes either.
    await inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => seeCreator(sql, creatorId));
    const filter: CreatorFilter = by === "content" ? { likeCreators: [creatorId] } : { likeAudienceOf: [creatorId] };
    const page = await discoveryOf(ctx.app).search.search(ctx.actor.organizationId, { filter, sort: "relevance", limit: nearest + 1, cursor: null });
    // Without the engine nobody can say who is alike: everybody would be.
    const alike = page.limited ? [] : page.creators.filter((creator) => creator.id !== creatorId);
    return { creators: alike.slice(0, nearest), limited: page.limited };
  });
