import type { SearchCreatorsInput, SearchCreatorsOutput } from "@fanfare/contracts/discovery";
import type { CreatorSearch } from "@fanfare/domain/discovery";
import { DomainError } from "@fanfare/domain/kernel";
import { ConsecutiveBreaker, circuitBreaker, handleWhen } from "cockatiel";

/** Search as the screens use it: the engine, and PostgreSQL while the engine is away. */
export type CreatorDiscovery = { search(organizationId: string, input: SearchCreatorsInput): Promise<SearchCreatorsOutput> };

/**
 * Asks the engine; after three failures in a row it is left alone for ten seconds at a time, and the second way answers
 * with `limited: true`. A refusal of the domain (a forged cursor) is no failure of the engine.
 */
export function searchWithFallback(engine: CreatorSearch, second: CreatorSearch, onFailure: (error: unknown) => void): CreatorDiscovery {
  const breaker = circuitBreaker(handleWhen((error) => !(error instanceof DomainError)), { halfOpenAfter: 10_000, breaker: new ConsecutiveBreaker(3) });
  const ask = async (search: CreatorSearch, organizationId: string, input: SearchCreatorsInput) => {
    const [page, facets] = await Promise.all([
      search.search(organizationId, input),
      // Later pages keep the counts of the first.
      input.cursor === null ? search.facets(organizationId, input.filter) : Promise.resolve(null),
    ]);
    return { ...page, facets };
  };
  return {
    async search(organizationId, input) {
      try {
        return { ...(await breaker.execute(() => ask(engine, organizationId, input))), limited: false };
      } catch (error) {
        if (error instanceof DomainError) throw error;
        onFailure(error);
        return { ...(await ask(second, organizationId, input)), limited: true };
      }
    },
  };
}
