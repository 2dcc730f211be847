import {
  makeArchiveCampaign, makeChangeBrief, makeChangeBudget, makeChangeRequirements, makeChangeSchedule, makeChangeSlug, makeCompleteCampaign, makeCreateCampaign,
  makeDuplicateCampaign, makeLaunchCampaign, makePauseCampaign, makePublishLandingPage, makeRenameCampaign, makeRestoreLandingPageVersion, makeResumeCampaign,
  makeSaveLandingPage,
} from "@fanfare/domain/campaigns";
import type { Context } from "@fanfare/domain/kernel";
import { publicPagesOf } from "../public-pages/pages.ts";
import { perApp } from "./per-app.ts";

export const campaignsOf = perApp((app) => {
  const { unitOfWork } = app;
  /** Strangers who ask this process see the change with its next answer; other processes hear of it as an event. */
  const shown =
    <Input extends { campaignId: string }, Output>(command: (context: Context, input: Input) => Promise<Output>) =>
    async (context: Context, input: Input): Promise<Output> => {
      const answer = await command(context, input);
      publicPagesOf(app).forget(input.campaignId);
      return answer;
    };
  return {
    createCampaign: makeCreateCampaign({ unitOfWork }),
    duplicateCampaign: makeDuplicateCampaign({ unitOfWork }),
    renameCampaign: makeRenameCampaign({ unitOfWork }),
    changeBrief: makeChangeBrief({ unitOfWork }),
    changeRequirements: makeChangeRequirements({ unitOfWork }),
    changeSchedule: shown(makeChangeSchedule({ unitOfWork })),
    changeBudget: makeChangeBudget({ unitOfWork }),
    changeSlug: makeChangeSlug({ unitOfWork }),
    launchCampaign: shown(makeLaunchCampaign({ unitOfWork })),
    pauseCampaign: shown(makePauseCampaign({ unitOfWork })),
    resumeCampaign: shown(makeResumeCampaign({ unitOfWork })),
    completeCampaign: shown(makeCompleteCampaign({ unitOfWork })),
    archiveCampaign: shown(makeArchiveCampaign({ unitOfWork })),
    saveLandingPage: makeSaveLandingPage({ unitOfWork }),
    publishLandingPage: shown(makePublishLandingPage({ unitOfWork })),
    restoreLandingPageVersion: makeRestoreLandingPageVersion({ unitOfWork }),
  };
});
