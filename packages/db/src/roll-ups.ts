/**
 * The last reading of each day (in UTC) from rows just added, as a statement over the relation that has them. Only a later
 * reading takes the place of one that is there, so the order in which readings come does not matter. In the order of ids,
 * so that no two writers wait for each other.
 */
export const rollUpPosts = (added: string): string => rollUp(added, "metric_days", ["publication_id", "organization_id", "creator_id", "campaign_id"], ["views", "likes", "comments", "shares"]);
export const rollUpAccounts = (added: string): string => rollUp(added, "account_days", ["social_account_id", "creator_id"], ["followers", "views", "posts"]);

function rollUp(added: string, days: string, [id, ...owners]: [string, ...string[]], counts: string[]): string {
  const values = ["taken_at", ...counts];
  return `INSERT INTO ${days} AS d (${[id, "day", ...owners, ...values].join(", ")})
    SELECT DISTINCT ON (1, 2) ${id}, (taken_at AT TIME ZONE 'UTC')::date, ${[...owners, ...values].join(", ")} FROM ${added} ORDER BY 1, 2, taken_at DESC
    ON CONFLICT (${id}, day) DO UPDATE SET ${values.map((value) => `${value} = excluded.${value}`).join(", ")} WHERE d.taken_at < excluded.taken_at`;
}
