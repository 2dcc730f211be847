import { errors } from "@elastic/elasticsearch";
import type { CreatorFacets, CreatorFilter, CreatorSort, SearchCreatorsInput, SearchCreatorsOutput, Suggestion } from "@fanfare/contracts/discovery";
import type { CreatorSearch } from "@fanfare/domain/discovery";
import { DomainError } from "@fanfare/domain/kernel";
import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, TimeoutStrategy, circuitBreaker, handleWhen, timeout, wrap } from "cockatiel";

/** Search as the screens use it: the engine, and PostgreSQL while the engine is away. */
export type CreatorDiscovery = {
  search(organizationId: string, input: SearchCreatorsInput): Promise<SearchCreatorsOutput>;
  /** Null while the engine is away. */
  facets(organizationId: string, filter: CreatorFilter): Promise<CreatorFacets | null>;
  suggest(organizationId: string, text: string, kinds: readonly Suggestion["kind"][]): Promise<Suggestion[]>;
  /**
   * Ids of the matches in order, at most `limit` (10,000). Throws `unavailable` when only a search that leaves out
   * conditions or creators could answer: whoever works on all results must not work on others.
   */
  ids(organizationId: string, filter: CreatorFilter, sort: CreatorSort, limit: number): Promise<string[]>;
};

/** How long the engine may take (ms) before it counts as away; ids are thousands of rows in one answer. */
export type Patience = { answerMs: number; idsMs: number };
const patience: Patience = { answerMs: 3_000, idsMs: 20_000 };
const failuresToOpen = 3;
const openForMs = 10_000;

/** An engine that refuses one request is well: one search that it can't take must not send everybody to the second way. */
const refusesTheRequest = (error: unknown): boolean => error instanceof errors.ResponseError && error.statusCode === 400;

/**
 * Asks the engine; after three failures or late answers in a row it is left alone, and after ten seconds one call tries it
 * again while all others still get the second way's answer, marked `limited`. A refusal of the domain, such as of a
 * forged cursor, says nothing about the engine and is passed on. `onFailure` hears of each failed call, not of those that
 * were not made.
 */
export function searchWithFallback(engine: CreatorSearch, second: CreatorSearch, onFailure: (error: unknown) => void, { answerMs, idsMs } = patience): CreatorDiscovery {
  const isFailure = handleWhen((error) => !(error instanceof DomainError) && !refusesTheRequest(error));
  const breaker = circuitBreaker(isFailure, { halfOpenAfter: openForMs, breaker: new ConsecutiveBreaker(failuresToOpen) });

  async function ask<T>(first: () => Promise<T>, otherwise: () => Promise<T>, withinMs = answerMs): Promise<T> {
    // While one call probes the engine, the breaker would let the others wait for its outcome.
    if (breaker.state === CircuitState.HalfOpen) return otherwise();
    try {
      return await wrap(breaker, timeout(withinMs, TimeoutStrategy.Aggressive)).execute(first);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      if (!(error instanceof BrokenCircuitError)) onFailure(error);
      return otherwise();
    }
  }

  return {
    search: (organizationId, input) =>
      ask<SearchCreatorsOutput>(
        async () => ({ ...(await engine.search(organizationId, input)), limited: false }),
        async () => ({ ...(await second.search(organizationId, input)), limited: true }),
      ),
    facets: (organizationId, filter) => ask(() => engine.facets(organizationId, filter), () => second.facets(organizationId, filter)),
    suggest: (organizationId, text, kinds) => ask(() => engine.suggest(organizationId, text, kinds), () => second.suggest(organizationId, text, kinds)),
    ids: (organizationId, filter, sort, limit) =>
      ask(() => engine.ids(organizationId, filter, sort, limit), () => exactIds(second, organizationId, filter, sort, limit), idsMs),
  };
}

/** Search without an engine: every answer is limited. */
export function searchWithoutEngine(catalogue: CreatorSearch): CreatorDiscovery {
  return {
    ...catalogue,
    search: async (organizationId, input) => ({ ...(await catalogue.search(organizationId, input)), limited: true }),
    ids: (organizationId, filter, sort, limit) => exactIds(catalogue, organizationId, filter, sort, limit),
  };
}

async function exactIds(search: CreatorSearch, organizationId: string, filter: CreatorFilter, sort: CreatorSort, limit: number): Promise<string[]> {
  const { ignored, totalIsExact } = await search.search(organizationId, { filter, sort, limit: 1, cursor: null });
  if (ignored.length === 0 && totalIsExact) return search.ids(organizationId, filter, sort, limit);
  throw new DomainError("unavailable", "discovery.search-away", "The search engine is away, and without it not every creator can be compared with these conditions. Nothing was done. Try again in a minute.", {
    details: { ignored },
    retryAfterMs: 60_000,
  });
}
