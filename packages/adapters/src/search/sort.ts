import type { estypes } from "@elastic/elasticsearch";
import { shareSteps, type AudienceFilter, type CreatorConditions, type CreatorSort, type SearchCreatorsInput } from "@fanfare/contracts/discovery";
import type { Platform } from "@fanfare/contracts/platforms";
import { fold } from "@fanfare/domain/discovery";
import { accountField } from "./account-query.ts";
import { ageRangeField } from "./age-ranges.ts";
import type { Query } from "./clauses.ts";
import { audienceKinds, audienceToken, type AudienceKind } from "./stored-account.ts";
import { betterMatches } from "./text-query.ts";

type Order = "asc" | "desc";
type Asked = Pick<SearchCreatorsInput, "sort" | "isDescending"> & { conditions: CreatorConditions; isAlike: boolean };

/** Beyond every value a figure can have, and still exact in JSON: the engine's own last values are not. */
const beyond = { asc: 9_000_000_000_000_000, desc: -9_000_000_000_000_000 };
const readUpwards: readonly CreatorSort[] = ["name", "estimatedPrice"];

const byScore = (order: Order): estypes.SortCombinations => ({ _score: { order } });
const size = (order: Order): estypes.SortCombinations => ({ size: order });

/** The account whose figures are sorted by: the one on the network asked for, or the largest when none or several are. */
function networkSortedBy({ networks }: CreatorConditions): Platform | null {
  const asked = networks?.include ?? [];
  return asked.length === 1 ? asked[0]! : null;
}

/**
 * A total order: what is not known comes last in both directions, and the id decides between equals. Pages of it neither
 * repeat nor lose a creator. `score` are queries whose score the order uses; they match without narrowing.
 */
export function sortOf({ sort, isDescending, conditions, isAlike }: Asked): { sort: estypes.SortCombinations[]; score: Query[] } {
  const order: Order = (isDescending ?? !readUpwards.includes(sort)) ? "desc" : "asc";
  const network = networkSortedBy(conditions);
  const byId: estypes.SortCombinations = { id: "asc" };
  switch (sort) {
    case "relevance": {
      const score = betterMatches(conditions.text);
      const isScored = fold(conditions.text ?? "") !== "" || isAlike;
      // Without anything to be relevant to, the largest come first: by the account that is shown.
      if (!isScored && network !== null) return { sort: [known(accountField(network, "followers"), order), byId], score: [] };
      return { sort: [...(isScored ? [byScore(order)] : []), size(order), byId], score };
    }
    case "audienceMatch":
      return { sort: [byScore(order), size("desc"), byId], score: audienceScore(network, conditions.audience) };
    case "name":
      return { sort: [{ nameKey: order }, byId], score: [] };
    case "followers":
      // Largest first is the order in which the index is kept.
      if (network === null && order === "desc") return { sort: [size(order), byId], score: [] };
      return { sort: [known(accountField(network, sort), order), byId], score: [] };
    case "lastPost":
      return { sort: [known(accountField(network, "lastPostAt"), order), byId], score: [] };
    default:
      return { sort: [known(accountField(network, sort), order), byId], score: [] };
  }
}

const known = (field: string, order: Order): estypes.SortCombinations => ({ [field]: { order, missing: beyond[order] } });

/** The shares that the audience asked for really has, added up in the steps in which the index keeps them. */
function audienceScore(network: Platform | null, audience: AudienceFilter | undefined): Query[] {
  if (!audience) return [];
  const field = accountField(network, "audience");
  const groups = (Object.keys(audienceKinds) as AudienceKind[]).flatMap((kind) =>
    (audience[kind] ?? []).flatMap(({ value }) => stepScores((share) => ({ term: { [field]: audienceToken(kind, value, share) } }))),
  );
  const ages = (audience.ages ?? []).flatMap(({ from, to }) => {
    const ageField = accountField(network, `ages.${ageRangeField(from, to)}`);
    return stepScores((share) => ({ range: { [ageField]: { gte: share } } }));
  });
  return [...groups, ...ages];
}

const stepScores = (reached: (share: number) => Query): Query[] =>
  shareSteps.map((share, index) => ({ constant_score: { filter: reached(share), boost: share - (shareSteps[index - 1] ?? 0) } }));
