import type { CreatorConditions, CreatorFilter } from "@fanfare/contracts/discovery";
import { fold } from "@fanfare/domain/discovery";
import { isContact, isDeclined } from "../creator-relations.ts";
import { accountConditions } from "./account-conditions.ts";
import { keyOf, keySql } from "./folded.ts";
import { estimatedPriceSql } from "./metrics.ts";
import { all, any, chosen, has, not, within, type Bind } from "./parts.ts";
import { freeText, textConditions } from "./text-conditions.ts";

/** A filter as one condition over `creators c` and its largest account `main`. A group that asks for nothing does not narrow. */
export function filterCondition({ anyOf = [], noneOf = [], ...conditions }: CreatorFilter, bind: Bind): string {
  const groups = (list: CreatorConditions[]) => list.map((group) => groupConditions(group, bind)).filter((group) => group.length > 0).map(all);
  const alternatives = groups(anyOf);
  return all([...groupConditions(conditions, bind), ...(alternatives.length > 0 ? [any(alternatives)] : []), ...groups(noneOf).map(not)]);
}

/**
 * What an index of the database helps to decide, or a look at the creator's own row: with it the creators are chosen who are
 * looked at closely. Groups are left to the close look.
 */
export function candidateCondition(conditions: CreatorFilter, bind: Bind): string {
  const { text, topics, followers, inLists = [] } = conditions;
  const topicWords = (topics?.include ?? []).map((topic) => `phraseto_tsquery('simple', ${bind(fold(topic))}::text)`);
  return all([
    ...freeText(text, bind),
    ...ownRow(conditions, bind),
    ...(topicWords.length > 0 ? [`c.id IN (SELECT creators_with(${topicWords.join(" || ")}))`] : []),
    // Whichever account has so many, the largest one has them.
    ...within("c.size", { min: followers?.min }, bind),
    ...(inLists.length > 0 ? [listed(inLists, bind)] : []),
  ]);
}

const cannot = ["likeCreators", "likeAudienceOf"] as const;
const aboutPosts = ["captions", "hashtags", "mentions", "anywhere"] as const;

const asks = ({ anyOf = [], noneOf = [], ...conditions }: CreatorFilter, name: keyof CreatorConditions): boolean => [conditions, ...anyOf, ...noneOf].some((group) => group[name] !== undefined);

/** Conditions that are compared by what only the index keeps. */
export const ignoredIn = (filter: CreatorFilter): string[] => cannot.filter((name) => asks(filter, name));

/** Whether the words of all posts of a creator have to be looked through, which takes several times as long as all else. */
export const readsPosts = (filter: CreatorFilter): boolean => aboutPosts.some((name) => asks(filter, name));

const groupConditions = (conditions: CreatorConditions, bind: Bind): string[] => [
  ...freeText(conditions.text, bind),
  ...presence(conditions, bind),
  ...accountConditions(conditions, bind),
  ...personConditions(conditions, bind),
  ...textConditions(conditions, bind),
  ...(conditions.price ? priceConditions(conditions.price, bind) : []),
  ...ownHistory(conditions, bind),
];

function presence({ networks, alsoOn = [] }: CreatorConditions, bind: Bind): string[] {
  const isOn = (platforms: readonly string[]) => has(`social_accounts a WHERE a.creator_id = c.id AND a.platform = ANY(${bind(platforms)}::text[])`);
  return [...chosen({ exclude: networks?.exclude }, isOn), ...alsoOn.map((platform) => isOn([platform]))];
}

function personConditions(conditions: CreatorConditions, bind: Bind): string[] {
  const { cities, topics, brands } = conditions;
  const named = (column: string) => (values: string[]) => `EXISTS (SELECT 1 FROM unnest(c.${column}) v WHERE ${keySql("v")} = ANY(${bind(values.map(keyOf))}::text[]))`;
  return [
    ...ownRow(conditions, bind),
    ...chosen(cities, (values) => `${keySql("c.city")} = ANY(${bind(values.map(keyOf))}::text[])`),
    ...chosen(topics, named("topics")),
    ...chosen(brands, named("brands")),
  ];
}

/** What the creator's own row tells without folding any text. */
function ownRow(conditions: CreatorConditions, bind: Bind): string[] {
  const { countries, languages, genders, age, hasContact, contacts = [], source } = conditions;
  return [
    ...chosen(countries, (values) => `c.country = ANY(${bind(values)}::text[])`),
    ...chosen(languages, (values) => `c.languages && ${bind(values)}::text[]`),
    ...chosen(genders, (values) => `c.gender = ANY(${bind(values)}::text[])`),
    ...within("(extract(year FROM now()) - c.birth_year)", age, bind),
    ...(hasContact === undefined ? [] : [`(cardinality(c.contact_kinds) > 0) = ${bind(hasContact)}::boolean`]),
    ...(contacts.length > 0 ? [`c.contact_kinds && ${bind(contacts)}::text[]`] : []),
    ...(source ? [`c.source = ${bind(source)}::text`] : []),
  ];
}

/** Our formula gives a price in USD, so that one in another currency is only ever a stated one. */
function priceConditions({ currency, basis, ...range }: NonNullable<CreatorConditions["price"]>, bind: Bind): string[] {
  if (range.min === undefined && range.max === undefined) return [];
  const asked = (more: string[]) => has(`creator_rates r WHERE ${all([`r.creator_id = c.id`, `r.currency = ${bind(currency)}::text`, ...more])}`);
  const stated = () => asked(within("r.amount_minor", range, bind));
  // An amount of money is whole: it is compared as it is shown.
  const estimated = () => (currency === "USD" ? all(within(`round(${estimatedPriceSql("main")})`, range, bind)) : "false");
  if (basis === "stated") return [stated()];
  if (basis === "estimated") return [estimated()];
  return [`CASE WHEN ${asked([])} THEN ${stated()} ELSE ${estimated()} END`];
}

/** What the organization itself did with a creator: rows of others are out of sight. */
function ownHistory({ inLists = [], notInLists = [], notInCampaigns = [], notContactedWithinDays, notDeclined }: CreatorConditions, bind: Bind): string[] {
  const worked = (condition: string) => `EXISTS (SELECT 1 FROM collaborations k WHERE k.creator_id = c.id AND ${condition})`;
  return [
    ...chosen({ include: inLists, exclude: notInLists }, (lists) => listed(lists, bind)),
    ...(notInCampaigns.length > 0 ? [not(worked(`k.campaign_id = ANY(${bind(notInCampaigns)}::uuid[])`))] : []),
    ...(notContactedWithinDays ? [not(worked(`${isContact} AND k.updated_at > now() - ${bind(notContactedWithinDays)}::int * interval '1 day'`))] : []),
    ...(notDeclined ? [not(worked(isDeclined))] : []),
  ];
}

const listed = (lists: readonly string[], bind: Bind): string => `EXISTS (SELECT 1 FROM creator_list_entries e WHERE e.creator_id = c.id AND e.list_id = ANY(${bind(lists)}::uuid[]))`;
