import type { QueryClient, QueryKey } from "@tanstack/react-query";

/** A place in the router, from the left: "campaigns", "campaigns.query" or "campaigns.query.find-campaigns". */
export type QueryPrefix = string;

/** True when a tRPC query key (`[["campaigns", "query", "find"], {...}]`) lies under the prefix. */
export function isUnderPrefix(key: QueryKey, prefix: QueryPrefix): boolean {
  const path: unknown = key[0];
  return Array.isArray(path) && prefix.split(".").every((part, index) => path[index] === part);
}

/** Marks every query under the prefixes as old; those on screen are read again at once. */
export async function invalidatePrefixes(client: QueryClient, prefixes: readonly QueryPrefix[]): Promise<void> {
  if (prefixes.length === 0) return;
  await client.invalidateQueries({
    predicate: ({ queryKey }) => prefixes.some((prefix) => isUnderPrefix(queryKey, prefix)),
  });
}
