import type { CreatorFilter, SearchCreatorsInput } from "@fanfare/contracts/discovery";
import { keyOf, keySql, foldedSql } from "./folded.ts";
import { audienceMatchSql } from "./account-conditions.ts";
import { estimatedPriceSql, growthSql, largestOfEach, metricSql } from "./metrics.ts";
import { has, type Bind } from "./parts.ts";

type Wanted = Pick<SearchCreatorsInput, "sort" | "isDescending"> & { filter: CreatorFilter };

/** What the results are sorted by, in order; the id that makes the order total is the statement's. */
export type Order = { expression: string; isDescending: boolean }[];

/** Figures are read from the largest down, names and prices from the smallest up; what is not known comes last. */
export function orderOf({ sort: asked, isDescending, filter }: Wanted, bind: Bind): Order {
  const largest = (falls: boolean) => ({ expression: "main.followers", isDescending: falls });
  const [network, ...others] = filter.networks?.include ?? [];
  const isOfOneNetwork = network !== undefined && others.length === 0;
  // Without anything to be relevant to, the largest come first: by the account that is shown.
  const sort = asked === "relevance" && isOfOneNetwork && keyOf(filter.text ?? "") === "" ? "followers" : asked;
  if (sort === "name") return [{ expression: foldedSql("c.display_name"), isDescending: isDescending ?? false }];
  if (sort === "relevance") return [...relevance(filter.text, bind), largest(isDescending ?? true)];
  const expression = figure(sort, filter, isOfOneNetwork ? "a" : "main", bind);
  if (expression === null) return [largest(true)];
  const ofNetwork = `(SELECT ${expression} FROM (${largestOfEach}) a WHERE a.platform = ${isOfOneNetwork ? bind(network) : "NULL"})`;
  return [{ expression: isOfOneNetwork ? ofNetwork : expression, isDescending: isDescending ?? sort !== "estimatedPrice" }, ...(sort === "audienceMatch" ? [largest(true)] : [])];
}

type FigureSort = Exclude<SearchCreatorsInput["sort"], "name" | "relevance">;

function figure(sort: FigureSort, filter: CreatorFilter, account: string, bind: Bind): string | null {
  switch (sort) {
    case "lastPost":
      return `${account}.last_post_at`;
    case "audienceMatch":
      return audienceMatchSql(account, filter.audience, bind);
    case "estimatedPrice":
      return estimatedPriceSql(account);
    case "followersGrowth30":
    case "followersGrowth90":
    case "followersGrowth365":
      return growthSql(account, { metric: "followers", days: Number(sort.slice("followersGrowth".length)) as 30 | 90 | 365 });
    default:
      return metricSql[sort](account);
  }
}

/** Whose handle is what was typed, then whose name begins with it. */
function relevance(text: string | undefined, bind: Bind): Order {
  const key = keyOf(text ?? "");
  if (key === "") return [];
  const isHandle = has(`social_accounts a WHERE a.creator_id = c.id AND ${keySql("a.handle")} = ${bind(key)}::text`);
  return [{ expression: `CASE WHEN ${isHandle} THEN 2 WHEN ${keySql("c.display_name")} LIKE ${bind(`${key}%`)}::text THEN 1 ELSE 0 END`, isDescending: true }];
}
