import { DomainError, newToken } from "../../kernel/index.ts";
import { slugCandidates } from "../slug.ts";

/** Does the work with the first address that nobody in the installation has. Each try is a transaction of its own. */
export async function withFreeSlug<T>(name: string, work: (slug: string) => Promise<T>): Promise<T> {
  const random = newToken().replace(/[^a-z0-9]/g, "").slice(0, 6);
  const candidates = slugCandidates(name, random);
  for (const slug of candidates.slice(0, -1)) {
    try {
      return await work(slug);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "campaigns.slug-taken") throw error;
    }
  }
  return work(candidates.at(-1)!);
}
