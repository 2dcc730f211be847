import { Notifications } from "@fanfare/contracts/notifications";
import { newestNotifications } from "@fanfare/db/readers/notifications";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { creatorQuery } from "../procedures.ts";

export const findMyNotifications = creatorQuery
  .output(Notifications)
  .query(({ ctx }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => newestNotifications(sql, "creator")));
