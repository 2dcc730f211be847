import { csvLines } from "@fanfare/adapters/csv";
import type { Money } from "@fanfare/contracts/money";
import { figureIds, type CampaignReport, type Portfolio } from "@fanfare/contracts/reporting";
import { toDecimal } from "../../lib/money.ts";

type Cell = string | number | null;

const amount = (money: Money | null): Cell => (money === null ? null : toDecimal(money));

/** One line a post, as the platform counted at the last reading, with where the counts come from and since when and why there are no newer ones; unknown is empty. */
export function postsCsv({ campaign, posts }: CampaignReport): string {
  const head = ["campaign_id", "campaign", "publication_id", "collaboration_id", "creator_id", "creator", "platform", "url", "title", "status", "published_at", "read_at", "figures_from", "stale_since", "stale_reason",
    "views", "likes", "comments", "shares", "engagements", "engagement_rate"];
  const lines = posts.map((post): Cell[] => [
    campaign.id, campaign.name, post.publicationId, post.collaborationId, post.creatorId, post.creatorName, post.platform, post.url, post.title, post.status,
    post.publishedAt, post.freshness.readAt, post.freshness.source, post.freshness.staleSince, post.freshness.staleReason, post.views, post.likes, post.comments, post.shares, post.engagements, post.engagementRate,
  ]);
  return csvLines([head, ...lines]);
}

/** One line a creator who agreed: amounts are decimals in the currency beside them. */
export function creatorsCsv({ campaign, budget, creators }: CampaignReport): string {
  const head = ["campaign_id", "campaign", "collaboration_id", "creator_id", "creator", "status", "currency", "agreed", "paid", "posts", "views", "engagements", "engagement_rate", "cpm", "cpe"];
  const lines = creators.map((row): Cell[] => [
    campaign.id, campaign.name, row.collaborationId, row.creatorId, row.creatorName, row.status, budget.currency, amount(row.agreed), amount(row.paid), row.posts,
    row.views, row.engagements, row.engagementRate, amount(row.cpm), amount(row.cpe),
  ]);
  return csvLines([head, ...lines]);
}

/** One line a campaign with all its figures. */
export function portfolioCsv({ rows }: Portfolio): string {
  const head = ["campaign_id", "campaign", "brand_id", "brand", "status", "starts_on", "ends_on", "creators", "currency", ...figureIds.map((id) => id.replaceAll("-", "_"))];
  const lines = rows.map((row): Cell[] => {
    const { budget } = row.figures;
    const currency = budget.unit === "money" ? (budget.value?.currency ?? null) : null;
    const figures = figureIds.map((id): Cell => {
      const figure = row.figures[id];
      return figure.unit === "money" ? amount(figure.value) : figure.value;
    });
    return [row.campaignId, row.name, row.brand.id, row.brand.name, row.status, row.startsOn, row.endsOn, row.creators, currency, ...figures];
  });
  return csvLines([head, ...lines]);
}

/** A file to download, with the mark by which spreadsheets know UTF-8. */
export function csvAnswer(name: string, lines: string): Response {
  const fileName = encodeURIComponent(`${name.replace(/[^\p{L}\p{N}._ -]/gu, "").trim() || "report"}.csv`);
  const headers = { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename*=UTF-8''${fileName}`, "cache-control": "no-store" };
  return new Response(`\ufeff${lines}`, { headers });
}
