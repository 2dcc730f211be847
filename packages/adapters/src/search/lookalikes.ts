import type { Client } from "@elastic/elasticsearch";
import type { CreatorConditions } from "@fanfare/contracts/discovery";
import { centroid } from "@fanfare/domain/discovery";
import type { Likeness } from "./filter-query.ts";
import { visibleTo } from "./visibility.ts";

type Vectors = { id: string; content?: number[]; audience?: number[] };

/** The likenesses that conditions ask for: the middle of the named creators, as far as the organization sees them. */
export async function likenesses(client: Client, alias: string, organizationId: string, conditions: CreatorConditions): Promise<Likeness[]> {
  const asked = [
    { field: "content" as const, named: conditions.likeCreators ?? [] },
    { field: "audience" as const, named: conditions.likeAudienceOf ?? [] },
  ].filter(({ named }) => named.length > 0);
  if (asked.length === 0) return [];
  const ids = [...new Set(asked.flatMap(({ named }) => named))];
  const answer = await client.search<Vectors>({
    index: alias,
    size: ids.length,
    query: { bool: { filter: [visibleTo(organizationId), { terms: { id: ids } }] } },
    _source: ["id", "content", "audience"],
  });
  const found = answer.hits.hits.map((hit) => hit._source!);
  return asked.map(({ field, named }) => {
    const vectors = found.flatMap((creator) => (named.includes(creator.id) && creator[field] ? [creator[field]] : []));
    return { field, named, vector: vectors.length === 0 ? null : centroid(vectors) };
  });
}
