import type { estypes } from "@elastic/elasticsearch";
import { shareSteps, type CreatorConditions, type CreatorSort, type SearchCreatorsInput } from "@fanfare/contracts/discovery";
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
export const beyond = { asc: 9_000_000_000_000_000, desc: -9_000_000_000_000_000 };
const readUpwards: readonly CreatorSort[] = ["name", "estimatedPrice"];

const byScore = (order: Order): estypes.SortCombinations => ({ _score: { order } });
const size = (order: Order): estypes.SortCombinations => ({ size: order });

/** The account whose figures are sorted by: the one on the network asked for, or the largest when none or several are. */
function networkSortedBy({ networks }: CreatorConditions): Platform | null {
  const asked = networks?.include ?? [];
  return asked.length === 1 ? asked[0]! : null;
}

/** `score` are queries whose score the order uses; they match without narrowing. */
type InOrder = {
  sort: estypes.SortCombinations[];
  score: Query[];
  /** The order in which the index is kept. */
  isAsKept: boolean;
  /** Those that match `score` by how well they do, then the rest in the order in which the index is kept. */
  isBetterFirst: boolean;
  /** The figure sorted by, when those it puts first lie at the end of the index. */
  againstSize: SortedFigure | null;
};
export type SortedFigure = { field: string; order: Order };

/**
 * A total order: what is not known comes last in both directions, and the id decides between equals. Pages of it neither
 * repeat nor lose a creator.
 */
export function sortOf(asked: Asked): InOrder {
  const { sort, score } = orderOf(asked);
  const isLargestFirst = (part: estypes.SortCombinations | undefined) => typeof part === "object" && "size" in part && part["size"] === "desc";
  return {
    sort,
    score,
    isAsKept: isLargestFirst(sort[0]),
    isBetterFirst: asked.sort === "relevance" && score.length > 0 && isLargestFirst(sort[1]),
    againstSize: againstSize(asked.sort, sort[0]!),
  };
}

/** Figures that fall as followers grow. All others rise with them or have nothing to do with them. */
const fallingWithSize: readonly CreatorSort[] = ["engagementRate"];

function againstSize(sort: CreatorSort, first: estypes.SortCombinations): InOrder["againstSize"] {
  const [field, how] = Object.entries(first)[0] as [string, Order | { order: Order; missing?: number }];
  if (typeof how !== "object" || how.missing === undefined) return null;
  return (how.order === "desc") === fallingWithSize.includes(sort) ? { field, order: how.order } : null;
}

function orderOf({ sort, isDescending, conditions, isAlike }: Asked): Pick<InOrder, "sort" | "score"> {
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
      return { sort: [byScore(order), size("desc"), byId], score: audienceScore(network, conditions) };
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

/**
 * The shares that the audience asked for really has, added up in the steps in which the index keeps them, which weigh as
 * many times five per cent: whole numbers add up exactly. What all have who match decides nothing and is left out.
 */
function audienceScore(network: Platform | null, { networks, audience }: CreatorConditions): Query[] {
  if (!audience) return [];
  const field = accountField(network, "audience");
  // Of several networks the shares hold on one of them, and the account sorted by may have less.
  const reachedByAll = (minShare: number) => ((networks?.include ?? []).length < 2 ? minShare : 0);
  const groups = (Object.keys(audienceKinds) as AudienceKind[]).flatMap((kind) =>
    (audience[kind] ?? []).flatMap(({ value, minShare }) => shareScores(reachedByAll(minShare), (share) => ({ term: { [field]: audienceToken(kind, value, share) } }))),
  );
  const ages = (audience.ages ?? []).flatMap(({ from, to, minShare }) => {
    const ageField = accountField(network, `ages.${ageRangeField(from, to)}`);
    return shareScores(reachedByAll(minShare), (share) => ({ range: { [ageField]: { gte: share } } }));
  });
  return [...groups, ...ages];
}

/** The steps beyond what all have. The rarest tell who can't reach a page any more, so hardly anybody is looked at in each. */
const shareScores = (reachedByAll: number, atLeast: (share: number) => Query): Query[] =>
  weighedSteps.filter(({ share }) => share > reachedByAll).map(({ share, weight }) => ({ constant_score: { filter: atLeast(share), boost: weight } }));

const weighedSteps = shareSteps.map((share, step) => ({ share, weight: Number(((share - (shareSteps[step - 1] ?? 0)) / 0.05).toFixed(1)) }));

/** What everybody scores, beside what a score is made of. */
export const scoreOfAll = 1;
