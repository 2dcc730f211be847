import type { PublishLandingPageInput } from "@fanfare/contracts/landing";
import { isPublic } from "../campaign.ts";
import { mustBePublishable, publish } from "../landing-page.ts";
import type { CampaignDeps } from "./open-campaign.ts";
import { changeLandingPage } from "./open-landing-page.ts";
import { composePage, showPage } from "./show-page.ts";

/**
 * Makes the edited page the one that counts. Of a live campaign strangers see it at once; that of a draft waits for
 * the launch. Refuses with `campaigns.page-not-ready`.
 */
export const makePublishLandingPage = (deps: CampaignDeps) =>
  changeLandingPage<PublishLandingPageInput>(deps, async ({ page, campaign, tx, actor }) => {
    const content = await composePage(tx, campaign, page.document);
    mustBePublishable(page, content.images);
    const { state, version, facts } = publish(page, campaign, content, actor, tx.at);
    await tx.landingPages.addVersion(version);
    const saved = await tx.landingPages.save(state);
    if (isPublic(campaign)) await showPage(tx, campaign, version.number, content);
    await tx.outbox.append(facts, saved);
    return saved;
  });
