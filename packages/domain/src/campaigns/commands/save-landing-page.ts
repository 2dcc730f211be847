import type { SaveLandingPageInput } from "@fanfare/contracts/landing";
import { saveDocument } from "../landing-page.ts";
import type { CampaignDeps } from "./open-campaign.ts";
import { changeLandingPage } from "./open-landing-page.ts";

/** Keeps what the editor has; strangers see nothing of it before it is published. */
export const makeSaveLandingPage = (deps: CampaignDeps) =>
  changeLandingPage<SaveLandingPageInput>(deps, async ({ page, input, tx }) => tx.landingPages.save(saveDocument(page, input.document, tx.at)));
