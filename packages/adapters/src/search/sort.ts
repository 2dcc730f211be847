import type { estypes } from "@elastic/elasticsearch";
import { shareSteps, type CreatorConditions, type CreatorSort, type SearchCreatorsInput } from "@fanfare/contracts/discovery";
import type { Platform } from "@fanfare/contracts/platforms";
import { fold } from "@fanfare/domain/discovery";
import { accountField } from "./account-query.ts";
import { ageRangeField } from "./age-ranges.ts";
import type { Query } from "./clauses.ts";
import { audienceKinds, audienceStepsToken, audienceToken, stepBits, stepsInFifth, type AudienceKind } from "./stored-account.ts";
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

/** `score` are queries whose score the order uses; they match without narrowing. */
type InOrder = {
  sort: estypes.SortCombinations[];
  score: Query[];
  /** The order in which the index is kept. */
  isAsKept: boolean;
  /** Those that match `score` by how well they do, then the rest in the order in which the index is kept. */
  isBetterFirst: boolean;
};

/**
 * A total order: what is not known comes last in both directions, and the id decides between equals. Pages of it neither
 * repeat nor lose a creator.
 */
export function sortOf(asked: Asked): InOrder {
  const { sort, score } = orderOf(asked);
  const isLargestFirst = (part: estypes.SortCombinations | undefined) => typeof part === "object" && "size" in part && part["size"] === "desc";
  return { sort, score, isAsKept: isLargestFirst(sort[0]), isBetterFirst: asked.sort === "relevance" && score.length > 0 && isLargestFirst(sort[1]) };
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
 * The shares that the audience asked for really has, added up in the steps in which the index keeps them: whole fifths and
 * the steps beyond. Few tokens, the rarest of which weigh most, so that most creators are passed over by what they can't
 * reach any more. Weights are whole steps, which add up exactly. What all matches have decides nothing and is left out.
 */
function audienceScore(network: Platform | null, { networks, audience }: CreatorConditions): Query[] {
  if (!audience) return [];
  const field = accountField(network, "audience");
  // Of several networks the shares hold on one of them, and the account sorted by may have less.
  const reachedByAll = (minShare: number) => ((networks?.include ?? []).length > 1 ? 0 : minShare);
  const groups = (Object.keys(audienceKinds) as AudienceKind[]).flatMap((kind) =>
    (audience[kind] ?? []).flatMap(({ value, minShare }) => {
      const has = (token: string): Query => ({ term: { [field]: token } });
      const atLeast = (share: number) => has(audienceToken(kind, value, share));
      const from = reachedByAll(minShare);
      return [
        ...fifths.filter((fifth) => fifth > from).map((fifth) => weighing(stepsInFifth, atLeast(fifth))),
        ...stepBits.map((bit) => weighing(bit, has(audienceStepsToken(kind, value, bit)))),
        ...(from < oneStep ? [weighing(anyShare / oneStep, { bool: { filter: [atLeast(anyShare)], must_not: [atLeast(oneStep)] } })] : []),
      ];
    }),
  );
  const ages = (audience.ages ?? []).flatMap(({ from, to, minShare }) => {
    const ageField = accountField(network, `ages.${ageRangeField(from, to)}`);
    return shareSteps.flatMap((share, step) => {
      const steps = (share - (shareSteps[step - 1] ?? 0)) / oneStep;
      return share > reachedByAll(minShare) ? [weighing(Number(steps.toFixed(1)), { range: { [ageField]: { gte: share } } })] : [];
    });
  });
  return [...groups, ...ages];
}

const [anyShare, oneStep] = shareSteps;
const fifths = [0.2, 0.4, 0.6, 0.8] as const;
const weighing = (boost: number, filter: Query): Query => ({ constant_score: { filter, boost } });
