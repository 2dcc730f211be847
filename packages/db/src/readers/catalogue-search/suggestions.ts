import type { Suggestion } from "@fanfare/contracts/discovery";
import { fold } from "@fanfare/domain/discovery";
import type { Sql } from "../../scoped.ts";
import { foldedSql, keySql, spacedSql } from "./folded.ts";
import { mainAccount } from "./metrics.ts";

const perKind = 5;

/** What begins with the text, the most followed or most frequent first; at most five of each kind. */
export async function suggestions(sql: Sql, text: string, kinds: readonly Suggestion["kind"][]): Promise<Suggestion[]> {
  const typed = fold(text);
  if (typed === "") return [];
  const found: Suggestion[] = [];
  for (const kind of kinds) found.push(...(await sql.rows<Suggestion>(statements[kind], [`${typed}%`])));
  return found;
}

const valuesOf = (kind: Suggestion["kind"], values: string) => `
  SELECT '${kind}' AS kind, min(v) AS value, min(v) AS label, NULL AS "creatorId" FROM ${values}
  WHERE ${spacedSql("v")} LIKE $1::text GROUP BY ${foldedSql("v")} ORDER BY count(*) DESC, 2 LIMIT ${perKind}`;

const statements: Record<Suggestion["kind"], string> = {
  creator: `
    SELECT 'creator' AS kind, c.display_name AS value, c.display_name || coalesce(' @' || main.handle, '') AS label, c.id AS "creatorId"
    FROM creators c LEFT JOIN LATERAL (${mainAccount}) main ON true
    WHERE ' ' || ${spacedSql("c.display_name")} LIKE '% ' || $1::text OR ${keySql("c.display_name")} LIKE replace($1::text, ' ', '')
      OR EXISTS (SELECT 1 FROM social_accounts a WHERE a.creator_id = c.id AND ${keySql("a.handle")} LIKE replace($1::text, ' ', ''))
    ORDER BY main.followers DESC NULLS LAST, c.id LIMIT ${perKind}`,
  topic: valuesOf("topic", "creators c, unnest(c.topics) v"),
  city: valuesOf("city", "creators c, LATERAL (SELECT c.city) AS cities(v)"),
  brand: valuesOf("brand", "creators c, unnest(c.brands) v"),
};
