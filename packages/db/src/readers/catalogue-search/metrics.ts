import type { GrowthFilter, RangeMetric } from "@fanfare/contracts/discovery";
import type { z } from "zod";

/** The largest account of a creator, and the largest on each network: what conditions about an account are decided by. */
export const mainAccount = `SELECT m.* FROM social_accounts m WHERE m.creator_id = c.id ORDER BY m.followers DESC NULLS LAST, m.id LIMIT 1`;
export const largestOfEach = `SELECT DISTINCT ON (l.platform) l.* FROM social_accounts l WHERE l.creator_id = c.id ORDER BY l.platform, l.followers DESC NULLS LAST, l.id`;

const told = (name: string) => (account: string) => `(${account}.metrics->>'${name}')::float8`;
const computed = (name: string) => (account: string) => `(${account}.figures->'${name}'->>'value')::float8`;
const column = (name: string) => (account: string) => `${account}.${name}`;

/** Each figure of an account, as an expression over the account's alias. */
export const metricSql: Record<RangeMetric, (account: string) => string> = {
  followers: column("followers"),
  // By our formula where it could be computed, otherwise as the source told it.
  engagementRate: (account) => `coalesce(${computed("engagementRate")(account)}, ${account}.engagement_rate)`,
  engagements: computed("engagements"),
  averageLikes: told("averageLikes"),
  averageComments: told("averageComments"),
  averageShares: told("averageShares"),
  averageSaves: told("averageSaves"),
  averageViews: column("average_views"),
  reelsViews: told("reelsViews"),
  shortsViews: told("shortsViews"),
  liveViewers: told("liveViewers"),
  hoursStreamed: told("hoursStreamed"),
  activeDaysPerWeek: told("activeDaysPerWeek"),
  postCount: column("post_count"),
  estimatedReach: computed("estimatedReach"),
  authenticity: computed("authenticity"),
};

export const estimatedPriceSql = computed("estimatedPrice");
export const markSql = (account: string, name: "commentsMark" | "reactionsMark"): string => `${account}.figures->'${name}'->>'value'`;
export const growthSql = (account: string, { metric, days }: Pick<z.infer<typeof GrowthFilter>, "metric" | "days">): string =>
  `(${account}.figures->'${metric}Growth'->'value'->>'${days}')::float8`;
