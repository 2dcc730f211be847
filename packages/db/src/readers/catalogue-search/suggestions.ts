import type { Suggestion } from "@fanfare/contracts/discovery";
import { fold } from "@fanfare/domain/discovery";
import type { Sql } from "../../scoped.ts";
import { foldedSql, keySql, spacedSql } from "./folded.ts";
import { mainAccount } from "./metrics.ts";
import { has } from "./parts.ts";

const perKind = 5;
/** So many of the largest creators are asked for what they are called and what they are about, and as many others whose words begin like the text. */
const mostAsked = 5_000;

/** What begins with the text, the most followed or most frequent first; at most five of each kind. */
export async function suggestions(sql: Sql, text: string, kinds: readonly Suggestion["kind"][]): Promise<Suggestion[]> {
  const typed = fold(text);
  if (typed === "") return [];
  const found: Suggestion[] = [];
  for (const kind of kinds) found.push(...(await sql.rows<Suggestion>(statements[kind], kind === "creator" ? [`${typed}%`, beginsWith(typed)] : [`${typed}%`])));
  return found;
}

const beginsWith = (typed: string): string => typed.split(" ").map((word) => `'${word}':*`).join(" & ");

const largest = `SELECT * FROM creators ORDER BY size DESC NULLS LAST, id LIMIT ${mostAsked}`;

const valuesOf = (kind: Suggestion["kind"], values: string) => `
  SELECT '${kind}' AS kind, min(v) AS value, min(v) AS label, NULL AS "creatorId" FROM (${largest}) c, ${values}
  WHERE ${spacedSql("v")} LIKE $1::text GROUP BY ${foldedSql("v")} ORDER BY count(*) DESC, 2 LIMIT ${perKind}`;

const statements: Record<Suggestion["kind"], string> = {
  creator: `
    WITH asked AS MATERIALIZED (
      SELECT c.* FROM creators c WHERE c.id = ANY(ARRAY(SELECT l.id FROM (${largest}) l UNION SELECT w.id FROM (SELECT id FROM creators_with(to_tsquery('simple', $2::text)) w(id) LIMIT ${mostAsked}) w)))
    SELECT 'creator' AS kind, c.display_name AS value, c.display_name || coalesce(' @' || main.handle, '') AS label, c.id AS "creatorId"
    FROM asked c LEFT JOIN LATERAL (${mainAccount}) main ON true
    WHERE ' ' || ${spacedSql("c.display_name")} LIKE '% ' || $1::text OR ${keySql("c.display_name")} LIKE replace($1::text, ' ', '')
      OR ${has(`social_accounts a WHERE a.creator_id = c.id AND ${keySql("a.handle")} LIKE replace($1::text, ' ', '')`)}
    ORDER BY c.size DESC NULLS LAST, c.id LIMIT ${perKind}`,
  topic: valuesOf("topic", "unnest(c.topics) v"),
  city: valuesOf("city", "LATERAL (SELECT c.city) AS cities(v)"),
  brand: valuesOf("brand", "unnest(c.brands) v"),
};
