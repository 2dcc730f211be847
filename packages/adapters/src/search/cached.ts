import type { CreatorFilter } from "@fanfare/contracts/discovery";
import { asksOwnHistory, canonicalFilter } from "@fanfare/domain/discovery";
import type { Redis } from "ioredis";
import { createHash } from "node:crypto";
import { ownersSeenBy, publicOwner } from "./visibility.ts";
import type { CreatorDiscovery } from "./with-fallback.ts";

const keptSeconds = 60;
const patienceMs = 250;
const generationKey = (owner: string) => `discovery:generation:${owner}`;

export type KeptAnswer = "pages" | "facets";
type Keep = { kind: KeptAnswer; organizationId: string; filter: CreatorFilter; more: readonly unknown[] };

/**
 * Hot pages and facets in Redis. An answer is kept under the generation of the organization's and of the public catalogue,
 * so that one changed creator makes all answers that could show it unreachable. Limited answers are never kept, nor those
 * that depend on the organization's own lists and campaigns, which have no generation. What several ask at the same moment
 * is asked once. `onRead` hears of every look.
 */
export function cachedDiscovery(redis: Redis, search: CreatorDiscovery, onRead: (kind: KeptAnswer, isHit: boolean) => void): CreatorDiscovery {
  const running = new Map<string, Promise<unknown>>();

  function once<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const known = running.get(key) as Promise<T> | undefined;
    if (known) return known;
    const answer = ask().finally(() => running.delete(key));
    running.set(key, answer);
    return answer;
  }

  async function kept<T>(keep: Keep, ask: () => Promise<T>, isWorthKeeping: (answer: T) => boolean): Promise<T> {
    if (asksOwnHistory(keep.filter)) return ask();
    const key = await inTime(keyOf(redis, keep));
    const text = key === null ? null : await inTime(redis.get(key));
    onRead(keep.kind, text !== null);
    if (text !== null) return JSON.parse(text) as T;
    if (key === null) return ask();
    return once(key, async () => {
      const answer = await ask();
      if (isWorthKeeping(answer)) await inTime(redis.set(key, JSON.stringify(answer), "EX", keptSeconds));
      return answer;
    });
  }

  return {
    search(organizationId, given) {
      // The engine gets the canonical form too: a cursor out of a kept page has to fit whoever goes on from it.
      const input = { ...given, filter: canonicalFilter(given.filter) };
      const more = [input.sort, input.isDescending ?? null, input.limit, input.cursor];
      return kept({ kind: "pages", organizationId, filter: input.filter, more }, () => search.search(organizationId, input), (page) => !page.limited);
    },
    facets(organizationId, given) {
      const filter = canonicalFilter(given);
      return kept({ kind: "facets", organizationId, filter, more: [] }, () => search.facets(organizationId, filter), (facets) => facets !== null);
    },
    suggest: (organizationId, text, kinds) => search.suggest(organizationId, text, kinds),
    ids: (organizationId, filter, sort, limit) => search.ids(organizationId, filter, sort, limit),
  };
}

async function keyOf(redis: Redis, { kind, organizationId, filter, more }: Keep): Promise<string> {
  const generations = await redis.mget(ownersSeenBy(organizationId).map(generationKey));
  const hash = createHash("sha256").update(JSON.stringify([filter, ...more])).digest("base64url");
  return `discovery:${kind}:${organizationId}:${generations.map((value) => value ?? "0").join(".")}:${hash}`;
}

/** What a cache answers at once; null when it is away or slow, which costs speed and nothing else. */
async function inTime<T>(answer: Promise<T>): Promise<T | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), patienceMs);
  return Promise.race([answer.catch(() => null), late.promise]).finally(() => clearTimeout(timer));
}

/** Makes every kept answer that could show this owner's creators unreachable. `null` in `organizationIds`: the public ones. */
export const dropCachedPages = async (redis: Redis, organizationIds: readonly (string | null)[]): Promise<void> => {
  await Promise.all([...new Set(organizationIds)].map((id) => redis.incr(generationKey(id ?? publicOwner))));
};
