import { PendingApplicationView } from "@fanfare/contracts/opportunities";
import { findPage } from "../../public-pages/answer.ts";
import { pendingApplication } from "../../public-pages/pending-application.ts";
import { publicQuery } from "../procedures.ts";

export const findPendingApplication = publicQuery.output(PendingApplicationView).query(async ({ ctx }) => {
  const pending = await pendingApplication(ctx.app.redis, ctx.headers);
  const found = pending && (await findPage(ctx.app, pending.slug, new Date()));
  if (found?.kind !== "shown") return null;
  const { slug, content } = found.page;
  return { slug, campaignName: content.campaignName, brandName: content.brandName };
});
