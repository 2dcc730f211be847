import type { RestoreLandingPageVersionInput } from "@fanfare/contracts/landing";
import { restore } from "../landing-page.ts";
import type { CampaignDeps } from "./open-campaign.ts";
import { changeLandingPage } from "./open-landing-page.ts";

/** Puts a version that was published before back into the editor. Strangers see it once it is published again. */
export const makeRestoreLandingPageVersion = (deps: CampaignDeps) =>
  changeLandingPage<RestoreLandingPageVersionInput>(deps, async ({ page, input, tx }) =>
    tx.landingPages.save(restore(page, await tx.landingPages.version(page.campaignId, input.number), tx.at)),
  );
