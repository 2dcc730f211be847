import type { Platform } from "@fanfare/contracts/platforms";
import { rangeMetrics, type AudienceFilter, type CreatorConditions } from "@fanfare/contracts/discovery";
import { fold } from "@fanfare/domain/discovery";
import { ageRangeField } from "./age-ranges.ts";
import { allOf, anyValue, choice, equal, holding, isEmpty, join, known, noClauses, oneOf, within, type Clauses, type Query } from "./clauses.ts";
import { audienceKinds, audienceToken, type AudienceKind } from "./stored-account.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Whole hours, so that the same search within an hour is the same query and the engine's caches serve it. */
const daysAgo = (days: number): number => Math.floor(Date.now() / hour) * hour - days * day;

/** Where an account's fields stand: the network's, or the largest account's. */
export const accountField = (network: Platform | null, field: string): string => (network === null ? `main.${field}` : `on.${network}.${field}`);

/**
 * Conditions about an account hold for one and the same account: one on the networks asked for, otherwise the largest.
 * Of several accounts on one network it is the largest.
 */
export function accountClauses(conditions: CreatorConditions): Clauses {
  const networks = conditions.networks?.include ?? [];
  const others = anyValue("platforms", conditions.networks?.exclude);
  const also = (conditions.alsoOn ?? []).map((platform): Query => ({ term: { platforms: platform } }));
  const chosen = networks.length === 0 ? onAccount(null, conditions) : holding(oneOf(networks.map((network) => accountOn(network, conditions))));
  return join([chosen, { filter: also, mustNot: others.filter }]);
}

/** Having an account on this network for which the conditions about an account, and `more`, hold. */
export function accountOn(network: Platform, conditions: CreatorConditions, more: Clauses = noClauses): Query {
  const exists: Query = { term: { platforms: network } };
  const clauses = join([onAccount(network, conditions), more]);
  return isEmpty(clauses) ? exists : allOf(join([holding(exists), clauses]));
}

export const hasAccountConditions = (conditions: CreatorConditions): boolean => !isEmpty(onAccount(null, conditions));

function onAccount(network: Platform | null, conditions: CreatorConditions): Clauses {
  const at = (field: string) => accountField(network, field);
  return join([
    ...rangeMetrics.map((metric) => (network === null && metric === "followers" ? followersOfLargest(conditions.followers) : within(at(metric), conditions[metric]))),
    ...(conditions.growth ?? []).map((growth) => within(at(growthField(growth)), growth)),
    anyValue(at("commentsMark"), conditions.commentsMark),
    anyValue(at("reactionsMark"), conditions.reactionsMark),
    choice(at("accountType"), conditions.accountTypes),
    equal(at("isVerified"), conditions.isVerified),
    equal(at("isPrivate"), conditions.isPrivate),
    equal(at("isOfficialArtist"), conditions.isOfficialArtist),
    conditions.lastPostWithinDays === undefined ? noClauses : within(at("lastPostAt"), { min: daysAgo(conditions.lastPostWithinDays) }),
    choice(at("postKinds"), conditions.postKinds),
    equal(at("hasSponsoredPosts"), conditions.hasSponsoredPosts),
    choice(at("games"), conditions.games, fold),
    conditions.audience ? audienceClauses(network, conditions.audience) : noClauses,
  ]);
}

/**
 * The index is kept in the order of `size`, which is the followers of the largest account: such a range is one piece of it,
 * found without a look at anybody. Whose followers are not known has a negative size.
 */
const followersOfLargest = (range: CreatorConditions["followers"]): Clauses =>
  range?.min === undefined && range?.max === undefined ? noClauses : within("size", { ...range, min: range.min ?? 0 });

type GrowthAsked = NonNullable<CreatorConditions["growth"]>[number];
const growthField = ({ metric, days }: GrowthAsked): string => `${metric}Growth${days}`;
type AgesAsked = NonNullable<AudienceFilter["ages"]>[number];
const agesField = (network: Platform | null, { from, to }: AgesAsked): string => accountField(network, `ages.${ageRangeField(from, to)}`);

function audienceClauses(network: Platform | null, audience: AudienceFilter): Clauses {
  const field = accountField(network, "audience");
  const groups = (Object.keys(audienceKinds) as AudienceKind[]).flatMap((kind) =>
    (audience[kind] ?? []).map(({ value, minShare }): Query => ({ term: { [field]: audienceToken(kind, value, minShare) } })),
  );
  return join([
    holding(...groups),
    ...(audience.ages ?? []).map((ages) => within(agesField(network, ages), { min: ages.minShare })),
    within(accountField(network, "credibility"), audience.credibility),
    equal(accountField(network, "audienceBasis"), audience.basis),
    known(accountField(network, "audienceBasis"), audience.isKnown),
  ]);
}
