import type { SearchCreatorsInput, SearchCreatorsOutput } from "@fanfare/contracts/discovery";
import type { Redis } from "ioredis";
import { createHash } from "node:crypto";
import { publicOwner } from "./documents.ts";
import type { CreatorDiscovery } from "./with-fallback.ts";

const keptSeconds = 60;
const generationKey = (owner: string) => `discovery:generation:${owner}`;

type CacheEvents = { hit(): void; miss(): void };

/**
 * Hot result pages in Redis. A page is kept under the generation of the organization's and of the public catalogue, so
 * that one changed creator makes all pages that could show it unreachable. Limited answers are never kept.
 */
export function cachedDiscovery(redis: Redis, search: CreatorDiscovery, events: CacheEvents): CreatorDiscovery {
  return {
    async search(organizationId, input) {
      const key = await pageKey(redis, organizationId, input).catch(() => null);
      const kept = key === null ? null : await redis.get(key).catch(() => null);
      if (kept !== null) {
        events.hit();
        return JSON.parse(kept) as SearchCreatorsOutput;
      }
      events.miss();
      const page = await search.search(organizationId, input);
      // A cache that is away costs speed and nothing else.
      if (key !== null && !page.limited) await redis.set(key, JSON.stringify(page), "EX", keptSeconds).catch(() => null);
      return page;
    },
  };
}

async function pageKey(redis: Redis, organizationId: string, input: SearchCreatorsInput): Promise<string> {
  const generations = await redis.mget(generationKey(organizationId), generationKey(publicOwner));
  const hash = createHash("sha256").update(JSON.stringify(input)).digest("base64url");
  return `discovery:page:${organizationId}:${generations.map((value) => value ?? "0").join(".")}:${hash}`;
}

/** Makes every kept page that could show this owner's creators unreachable. `organizationId` null: the public ones. */
export const dropCachedPages = async (redis: Redis, organizationIds: readonly (string | null)[]): Promise<void> => {
  for (const owner of new Set(organizationIds.map((id) => id ?? publicOwner))) await redis.incr(generationKey(owner));
};
