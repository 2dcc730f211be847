import { CreatorListView, ListIdInput } from "@fanfare/contracts/creators";
import { CreatorCard } from "@fanfare/contracts/discovery";
import { creatorListById } from "@fanfare/db/readers/creators";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { z } from "zod";
import { memberQuery } from "../procedures.ts";

export const findList = memberQuery("creators.read")
  .input(ListIdInput)
  .output(z.strictObject({ list: CreatorListView, creators: CreatorCard.array() }))
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => creatorListById(sql, input.listId)));
