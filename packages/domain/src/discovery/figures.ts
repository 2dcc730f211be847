/** One signal of an explained figure: what was seen, beside what peers usually show, and what it did to the result. */
export type Signal = { name: string; value: number | null; peers: { low: number; median: number; high: number } | null; effect: number };

/** A figure as a formula gave it: null with the reason where its facts are not known. */
export type FigureOf<T = number> = { value: T | null; version: number; reason: string | null; signals?: Signal[] };

export const figureNames = ["engagementRate", "engagements", "followersGrowth", "likesGrowth", "viewsGrowth", "commentsMark", "reactionsMark", "authenticity", "estimatedReach", "estimatedPrice"] as const;
export type FigureName = (typeof figureNames)[number];

/** Growth by window in days: shares, 0.1 is ten per cent more. */
export type Growth = Partial<Record<"7" | "30" | "90" | "180" | "365", number>>;

/** What the formulas made of an account; kept with it in `social_accounts.figures`. Empty before the first run. */
export type Figures = {
  engagementRate?: FigureOf;
  engagements?: FigureOf;
  followersGrowth?: FigureOf<Growth>;
  likesGrowth?: FigureOf<Growth>;
  viewsGrowth?: FigureOf<Growth>;
  commentsMark?: FigureOf<"poor" | "low" | "average" | "good" | "excellent">;
  reactionsMark?: FigureOf<"poor" | "low" | "average" | "good" | "excellent">;
  /** 0-100. */
  authenticity?: FigureOf;
  estimatedReach?: FigureOf;
  /** Minor units of USD. */
  estimatedPrice?: FigureOf;
};
