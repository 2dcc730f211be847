import type { Client, estypes } from "@elastic/elasticsearch";
import { beyond, type SortedFigure } from "./sort.ts";

const freshForMs = 60_000;
/** So many creators lie within a bound: twenty pages, or one of a search that every twentieth matches. */
const creatorsWithin = 1_024;
/** A smaller index is looked through in no time. */
const worthFrom = 131_072;

/** Figures within which the first creators of an order lie. Null where there is none worth its while. */
export type KeptBounds = { of(figure: SortedFigure): number | null };

/**
 * Bounds are kept in memory and read again after a minute, by the way: nobody waits for one, and while there is none a page
 * is found without. A page that is full within a bound is the page, however old the bound is. It is read of all
 * organizations' creators, and nothing of it is shown.
 */
export function keptBounds(client: Client, alias: string): KeptBounds {
  const kept = new Map<string, { readAt: number; bound: number | null }>();
  return {
    of(figure) {
      const key = `${figure.field} ${figure.order}`;
      const entry = kept.get(key);
      if (entry === undefined || Date.now() - entry.readAt > freshForMs) {
        kept.set(key, { readAt: Date.now(), bound: entry?.bound ?? null });
        readBound(client, alias, figure).then(
          (bound) => kept.set(key, { readAt: Date.now(), bound }),
          () => undefined,
        );
      }
      return entry?.bound ?? null;
    },
  };
}

async function readBound(client: Client, alias: string, { field, order }: SortedFigure): Promise<number | null> {
  const answer = await client.search({
    index: alias,
    query: { exists: { field } },
    sort: [{ [field]: { order, missing: beyond[order] } }],
    from: creatorsWithin - 1,
    size: 1,
    track_total_hits: worthFrom,
    _source: false,
    stored_fields: "_none_",
  });
  const value = answer.hits.hits[0]?.sort?.[0];
  return typeof value === "number" && (answer.hits.total as estypes.SearchTotalHits).value >= worthFrom ? value : null;
}
