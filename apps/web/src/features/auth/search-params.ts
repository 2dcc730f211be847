/** A page's search parameters, as Next hands them over. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The parameter when it was given once; a repeated one is nobody's doing but a stranger's. */
export function oneOf(asked: Awaited<SearchParams>, name: string): string | null {
  const value = asked[name];
  return typeof value === "string" ? value : null;
}
