import { verifiedPost } from "@fanfare/testing/factories/readings";
import { engagementsIn } from "../../testing/engagements.ts";
import type { MatrixFixture } from "../../testing/matrix.ts";
import { reportingOf } from "../../compose/reporting.ts";

export const matrix: MatrixFixture = async (world) => {
  const commands = reportingOf(world.app);
  const { campaign } = await engagementsIn(world);
  const { campaignId } = await campaign();
  const shared = () => commands.shareReport(world.as("owner"), { campaignId, expiresInDays: null });
  const { token } = await shared();
  const { publicationId, socialAccountId: accountId } = await verifiedPost(world.app.db, { member: world.as("owner").actor, campaignId, handle: "matrix-as-of" });
  const asOf = "2026-05-01";
  return {
    procedures: {
      "command.shareReport": { input: () => ({ campaignId, expiresInDays: 7 }) },
      "command.revokeShare": { input: async () => ({ shareLinkId: (await shared()).id }) },
      "query.findCampaignReport": { input: () => ({ campaignId }) },
      "query.findCampaignActivity": { input: () => ({ campaignId }) },
      "query.findPortfolio": { input: () => ({}) },
      "query.findShareLinks": { input: () => ({ campaignId }) },
      "query.findPostAsOf": { input: () => ({ publicationId, asOf }) },
      "query.findAccountAsOf": { input: () => ({ accountId, asOf }), stranger: "own-data" },
    },
    routes: {
      "GET /api/reports/campaigns/[campaignId]": () => ({ params: { campaignId } }),
      "GET /api/reports/portfolio": () => ({}),
      "GET /r/[token]": () => ({ params: { token } }),
    },
  };
};
