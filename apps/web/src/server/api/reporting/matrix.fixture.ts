import { engagementsIn } from "../../testing/engagements.ts";
import type { MatrixFixture } from "../../testing/matrix.ts";
import { reportingOf } from "../../compose/reporting.ts";

export const matrix: MatrixFixture = async (world) => {
  const commands = reportingOf(world.app);
  const { campaign } = await engagementsIn(world);
  const { campaignId } = await campaign();
  const shared = () => commands.shareReport(world.as("owner"), { campaignId, expiresInDays: null });
  const { token } = await shared();
  return {
    procedures: {
      "command.shareReport": { input: () => ({ campaignId, expiresInDays: 7 }) },
      "command.revokeShare": { input: async () => ({ shareLinkId: (await shared()).id }) },
      "query.findCampaignReport": { input: () => ({ campaignId }) },
      "query.findCampaignActivity": { input: () => ({ campaignId }) },
      "query.findPortfolio": { input: () => ({}) },
      "query.findShareLinks": { input: () => ({ campaignId }) },
    },
    routes: {
      "GET /api/reports/campaigns/[campaignId]": () => ({ params: { campaignId } }),
      "GET /api/reports/portfolio": () => ({}),
      "GET /r/[token]": () => ({ params: { token } }),
    },
  };
};
