import { newToken } from "../../kernel/index.ts";
import { slugCandidates } from "../slug.ts";

/** Does the work with the first address that nobody in the installation has. Each try is a transaction of its own. */
export async function withFreeSlug<T>(name: string, work: (slug: string) => Promise<T>): Promise<T> {
  const random = newToken().replace(/[^a-z0-9]/g, "").slice(0, 6);
  const candidates = slugCandidates(name, random);
  for (const slug of candidates.slice(0, -1)) {
    try {
      return await work(slug);
    } catch (error) {
      if (!isSlugTaken(error)) throw error;
    }
  }
  return work(candidates.at(-1)!);
}

// By its code and not by its class: a bundler may have made a second copy of the class for another entry.
const isSlugTaken = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "campaigns.slug-taken";
