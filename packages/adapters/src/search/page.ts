import type { Client, estypes } from "@elastic/elasticsearch";
import type { CreatorCard, SearchCreatorsInput } from "@fanfare/contracts/discovery";
import type { CursorPosition } from "@fanfare/domain/discovery";
import { askAll } from "./ask-all.ts";
import type { PreparedFilter } from "./filter-query.ts";
import type { KeptBounds } from "./kept-bounds.ts";
import { searchRequests, type SearchRequests } from "./search-request.ts";

type Hit = { card: CreatorCard; place: CursorPosition };
type Page = { hits: Hit[]; total: estypes.SearchTotalHits };

/** A page of the creators that match, with how many there are. Within a bound that holds too few it is asked for without. */
export async function askPage(client: Client, alias: string, bounds: KeptBounds, prepared: PreparedFilter, input: SearchCreatorsInput, after: CursorPosition | null): Promise<Page> {
  const requests = searchRequests(prepared, input, after, (figure) => bounds.of(figure));
  const page = await ask(client, alias, requests, input.limit);
  const isPage = !requests.isBounded || page.hits.length === input.limit;
  return isPage ? page : ask(client, alias, searchRequests(prepared, input, after, () => null), input.limit);
}

async function ask(client: Client, alias: string, { parts, count }: SearchRequests, limit: number): Promise<Page> {
  const answers = await askAll<{ card: CreatorCard }>(client, alias, [...parts.map(({ request }) => request), ...(count ? [count] : [])]);
  const hits = parts.flatMap(({ position }, part) => answers[part]!.hits.hits.map((hit) => ({ card: hit._source!.card, place: position(hit.sort!) })));
  return { hits: hits.slice(0, limit), total: answers.at(-1)!.hits.total as estypes.SearchTotalHits };
}
