import type { CreatorCard, CreatorFilter, SearchCreatorsInput } from "@fanfare/contracts/discovery";
import { canonicalFilter, type CreatorSearch, type CursorSigner } from "@fanfare/domain/discovery";
import { DomainError } from "@fanfare/domain/kernel";
import type { Sequelize } from "sequelize";
import { inScope, sqlState, type Sql } from "../scoped.ts";
import { cardSql } from "./catalogue-search/card.ts";
import { candidateCondition, filterCondition, ignoredIn, readsPosts } from "./catalogue-search/conditions.ts";
import { mainAccount } from "./catalogue-search/metrics.ts";
import { orderOf } from "./catalogue-search/order.ts";
import { suggestions } from "./catalogue-search/suggestions.ts";

/** `timeoutMs` is how long one search may take, `mostCandidates` how many creators are looked at closely, the largest first: a quarter of them where their posts are read. */
type Settings = { db: Sequelize; cursors: CursorSigner; timeoutMs?: number; mostCandidates?: number };
type Wanted = Pick<SearchCreatorsInput, "sort" | "isDescending" | "limit"> & { filter: CreatorFilter; offset: number; mostCandidates: number };

const cancelled = "57014";
/** About as many as the time for one search is enough for, also on a busy machine. */
const usualCandidates = 20_000;

/**
 * Searching the catalogue itself, while the search engine is away: the same conditions over columns and figures, with the
 * same folding of accents and scripts. What only the index keeps (likeness) is named in `ignored`. Of a large catalogue the
 * largest creators are looked at who fit what can be found quickly, and then the total is not exact. A search that takes too
 * long all the same is ended with a sentence instead of holding up the database, which everything else needs.
 */
export function catalogueSearch({ db, cursors, timeoutMs = 3_000, mostCandidates = usualCandidates }: Settings): CreatorSearch {
  const candidatesOf = (filter: CreatorFilter) => (readsPosts(filter) ? Math.ceil(mostCandidates / 4) : mostCandidates);
  const bounded = async <T>(organizationId: string, work: (sql: Sql) => Promise<T>): Promise<T> => {
    try {
      return await inScope(db, { organizationId }, async (sql) => {
        await sql.rows(`SELECT set_config('statement_timeout', $1, true)`, [String(timeoutMs)]);
        return work(sql);
      });
    } catch (error) {
      if (sqlState(error) !== cancelled) throw error;
      throw new DomainError("unavailable", "discovery.takes-too-long", "The search engine is away, and without it this search takes too long. Add a condition, such as a country or a number of followers, or try again in a minute.", { retryAfterMs: 60_000 });
    }
  };
  return {
    search: (organizationId, input) => bounded(organizationId, (sql) => searchPage(sql, cursors, organizationId, input, candidatesOf(input.filter))),
    facets: () => Promise.resolve(null),
    suggest: (organizationId, text, kinds) => bounded(organizationId, (sql) => suggestions(sql, text, kinds)),
    ids: (organizationId, filter, sort, limit) =>
      bounded(organizationId, async (sql) => {
        const { found, bind } = foundSql({ filter, sort, limit, offset: 0, mostCandidates: candidatesOf(filter) });
        return (await sql.rows<{ id: string }>(`${found} SELECT id FROM page ORDER BY position`, bind)).map((row) => row.id);
      }),
  };
}

async function searchPage(sql: Sql, cursors: CursorSigner, organizationId: string, input: SearchCreatorsInput, mostCandidates: number): ReturnType<CreatorSearch["search"]> {
  const { filter, sort, isDescending, limit } = input;
  const binding = JSON.stringify(["catalogue", organizationId, canonicalFilter(filter), sort, isDescending ?? null]);
  const offset = input.cursor === null ? 0 : Number(cursors.read(binding, input.cursor)[0]);
  const { found, bind } = foundSql({ filter, sort, isDescending, limit, offset, mostCandidates });
  const cards = `(SELECT coalesce(jsonb_agg(${cardSql} ORDER BY page.position), '[]') FROM page JOIN creators c ON c.id = page.id)`;
  const row = await sql.row<{ total: string; looked: string; creators: CreatorCard[] }>(
    `${found} SELECT (SELECT count(*) FROM found) AS total, (SELECT count(*) FROM candidates) AS looked, ${cards} AS creators`, bind,
  );
  const creators = row?.creators ?? [];
  const total = Number(row?.total ?? 0);
  const next = offset + creators.length;
  return { creators, total, totalIsExact: Number(row?.looked ?? 0) < mostCandidates, nextCursor: creators.length > 0 && next < total ? cursors.make(binding, [next]) : null, ignored: ignoredIn(filter) };
}

/**
 * `candidates`: the creators looked at closely. `found`: ids of all matches among them with what they are sorted by. `page`:
 * those from `offset` on, with their positions.
 */
function foundSql({ filter, sort, isDescending, limit, offset, mostCandidates }: Wanted): { found: string; bind: unknown[] } {
  const bind: unknown[] = [];
  const parameter = (value: unknown) => `$${bind.push(value)}`;
  const candidate = candidateCondition(filter, parameter);
  // Every candidate has the words of the search box: they are not looked up once more.
  const condition = filterCondition({ ...filter, text: undefined }, parameter);
  const order = orderOf({ filter, sort, isDescending }, parameter);
  const keys = order.map(({ expression }, place) => `${expression} AS key${place}`);
  const by = [...order.map(({ isDescending: falls }, place) => `key${place} ${falls ? "DESC" : "ASC"} NULLS LAST`), "id"].join(", ");
  return {
    found: `WITH candidates AS MATERIALIZED (SELECT c.* FROM creators c WHERE ${candidate} ORDER BY c.size DESC NULLS LAST, c.id LIMIT ${parameter(mostCandidates)}),
      found AS MATERIALIZED (SELECT c.id, ${keys.join(", ")} FROM candidates c LEFT JOIN LATERAL (${mainAccount}) main ON true WHERE ${condition}),
      page AS (SELECT id, row_number() OVER (ORDER BY ${by}) AS position FROM found ORDER BY ${by} LIMIT ${parameter(limit)} OFFSET ${parameter(offset)})`,
    bind,
  };
}
