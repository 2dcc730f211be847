import { WalletsView } from "@fanfare/contracts/payments";
import { walletsOfOrganization } from "@fanfare/db/readers/payments";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findWallets = memberQuery("payments.read")
  .output(WalletsView)
  .query(({ ctx }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => walletsOfOrganization(sql).then((wallets) => ({ wallets }))));
