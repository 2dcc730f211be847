/** What a row can show, in the order it is shown; the figures bear the names of their sorts. */
export const columnIds = [
  "name", "followers", "averageViews", "engagementRate", "authenticity", "followersGrowth30", "estimatedReach", "estimatedPrice", "lastPost", "relation",
  "language", "country", "city", "topics", "contact",
] as const;
export type ColumnId = (typeof columnIds)[number];

/** As many as fit beside the filters at 1,440 px: a table that scrolls sideways at first sight hides its own columns. */
export const usualColumns: readonly ColumnId[] = ["name", "followers", "averageViews", "engagementRate", "authenticity", "country"];
