import { LedgerVerdict } from "@fanfare/contracts/payments";
import { verifyOrganization } from "@fanfare/db/readers/ledger-chain";
import { memberQuery } from "../procedures.ts";

export const verifyLedger = memberQuery("payments.read")
  .output(LedgerVerdict)
  .query(({ ctx }) => verifyOrganization(ctx.app.db, ctx.actor.organizationId));
