import { ageBrackets } from "@fanfare/contracts/creator-metrics";
import { rangeMetrics, type AudienceFilter, type CreatorConditions } from "@fanfare/contracts/discovery";
import { keyOf, keySql } from "./folded.ts";
import { growthSql, largestOfEach, markSql, metricSql } from "./metrics.ts";
import { all, chosen, within, type Bind } from "./parts.ts";

/**
 * What has to hold for one and the same account: one on the networks asked for, and without such the largest one, which
 * the statement calls `main`.
 */
export function accountConditions(conditions: CreatorConditions, bind: Bind): string[] {
  const networks = conditions.networks?.include ?? [];
  if (networks.length === 0) return ofAccount("main", conditions, bind);
  const here = [`a.platform = ANY(${bind(networks)}::text[])`, ...ofAccount("a", conditions, bind)];
  return [`EXISTS (SELECT 1 FROM (${largestOfEach}) a WHERE ${all(here)})`];
}

function ofAccount(account: string, conditions: CreatorConditions, bind: Bind): string[] {
  const { accountTypes, postKinds, games, growth = [], commentsMark = [], reactionsMark = [], lastPostWithinDays, hasSponsoredPosts } = conditions;
  const is = (column: string, value: boolean | undefined) => (value === undefined ? [] : [`${account}.${column} = ${bind(value)}::boolean`]);
  const isOneOf = (expression: string, values: readonly string[]) => (values.length === 0 ? [] : [`${expression} = ANY(${bind(values)}::text[])`]);
  const posts = `jsonb_array_elements(${account}.posts) p`;
  return [
    ...rangeMetrics.flatMap((metric) => within(metricSql[metric](account), conditions[metric], bind)),
    ...growth.flatMap((wanted) => within(growthSql(account, wanted), wanted, bind)),
    ...isOneOf(markSql(account, "commentsMark"), commentsMark),
    ...isOneOf(markSql(account, "reactionsMark"), reactionsMark),
    ...chosen(accountTypes, (types) => `${account}.account_type = ANY(${bind(types)}::text[])`),
    ...is("is_verified", conditions.isVerified),
    ...is("is_private", conditions.isPrivate),
    ...is("is_official_artist", conditions.isOfficialArtist),
    ...(lastPostWithinDays ? [`${account}.last_post_at >= now() - ${bind(lastPostWithinDays)}::int * interval '1 day'`] : []),
    ...chosen(postKinds, (kinds) => `EXISTS (SELECT 1 FROM ${posts} WHERE p->>'kind' = ANY(${bind(kinds)}::text[]))`),
    // Of an account without posts nothing is known.
    ...(hasSponsoredPosts === undefined ? [] : [`jsonb_array_length(${account}.posts) > 0`, `EXISTS (SELECT 1 FROM ${posts} WHERE (p->>'isSponsored')::boolean) = ${bind(hasSponsoredPosts)}::boolean`]),
    ...chosen(games, (names) => `EXISTS (SELECT 1 FROM unnest(${account}.games) g WHERE ${keySql("g")} = ANY(${bind(names.map(keyOf))}::text[]))`),
    ...(conditions.audience ? ofAudience(`${account}.audience`, conditions.audience, bind) : []),
  ];
}

/** The share of an audience that a group has; `name` is a bound value. Names that people make up are compared folded. */
function shareSql(audience: string, kind: "countries" | "cities" | "languages" | "genders" | "interests" | "brands", name: string, bind: Bind): string {
  if (kind === "countries" || kind === "languages" || kind === "genders") return `(${audience}->'${kind}'->>${bind(name)}::text)::float8`;
  return `(SELECT max(s.value::float8) FROM jsonb_each_text(${audience}->'${kind}') s WHERE ${keySql("s.key")} = ${bind(keyOf(name))}::text)`;
}

const audienceKinds = ["countries", "cities", "languages", "genders", "interests", "brands"] as const;

function ofAudience(audience: string, filter: AudienceFilter, bind: Bind): string[] {
  const { ages = [], credibility, basis, isKnown } = filter;
  const shares = audienceKinds.flatMap((kind) => (filter[kind] ?? []).flatMap(({ value, minShare }) => within(shareSql(audience, kind, value, bind), { min: minShare }, bind)));
  const brackets = (from: string, to: string) => ageBrackets.slice(ageBrackets.indexOf(from as never), ageBrackets.indexOf(to as never) + 1);
  const ageSql = (from: string, to: string) => brackets(from, to).map((bracket) => `coalesce((${audience}->'ages'->>'${bracket}')::float8, 0)`).join(" + ") || "0";
  return [
    ...shares,
    ...ages.flatMap(({ from, to, minShare }) => within(`(${ageSql(from, to)})`, { min: minShare }, bind)),
    ...within(`(${audience}->>'credibility')::float8`, credibility, bind),
    ...(basis ? [`${audience}->>'basis' = ${bind(basis)}::text`] : []),
    ...(isKnown === undefined ? [] : [`(${audience} IS NOT NULL) = ${bind(isKnown)}::boolean`]),
  ];
}

/** How much of an audience is in the groups that were asked for: all their shares together, or null when none were. */
export function audienceMatchSql(account: string, filter: AudienceFilter | undefined, bind: Bind): string | null {
  const shares = audienceKinds.flatMap((kind) => (filter?.[kind] ?? []).map(({ value }) => `coalesce(${shareSql(`${account}.audience`, kind, value, bind)}, 0)`));
  return shares.length === 0 ? null : shares.join(" + ");
}
