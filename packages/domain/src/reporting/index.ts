export { makeRevokeShare, makeShareReport } from "./commands/share-report.ts";
export { cpeOf, cpmOf, engagementRateOf, engagementsOf, figuresOf, totalEngagements, viewsOf, type Funds, type PostNumbers } from "./formulas.ts";
export { reportFreshness, worstFreshness } from "./freshness.ts";
export type { ReportingRepositories } from "./ports.ts";
export { seriesOf, type Reading } from "./series.ts";
export type { ShareLink } from "./share-link.ts";
