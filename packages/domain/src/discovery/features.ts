import type { Audience } from "@fanfare/contracts/creator-metrics";
import type { CreatorDocument } from "./ports.ts";

/** Length of the vectors by which creators are compared. */
export const featureDims = 32;

/** Words of one kind, with how much each counts. */
type Weighted = ReadonlyMap<string, number>;

/**
 * A word as 32 signs: the bits of its hash. Two different words are nearly at right angles, so that sums of words can be
 * compared by their angle (random projection, Johnson-Lindenstrauss). FNV-1a, with MurmurHash3's last step to spread the bits.
 */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Adds a group of words. The squares of their weights add up to the square of the group's weight, however many they are. */
function add(vector: number[], group: string, words: Weighted, groupWeight: number): void {
  const length = Math.sqrt([...words.values()].reduce((sum, weight) => sum + weight * weight, 0));
  if (length === 0) return;
  for (const [word, weight] of words) {
    const hash = hashOf(`${group} ${word}`);
    const share = (weight / length) * groupWeight;
    for (let dim = 0; dim < featureDims; dim += 1) vector[dim]! += (hash >>> dim) & 1 ? share : -share;
  }
}

function unit(vector: number[]): number[] | null {
  const length = Math.hypot(...vector);
  return length < 1e-9 ? null : vector.map((value) => Math.round((value / length) * 1e6) / 1e6);
}

const zeros = (): number[] => Array.from({ length: featureDims }, () => 0);
const normal = (word: string): string => word.normalize("NFKC").toLowerCase().trim();

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(normal(word), (counts.get(normal(word)) ?? 0) + 1);
  return counts;
}

/** A number as its two neighbouring steps, the nearer one counting more: sizes that are near give vectors that are near. */
function steps(value: number): Map<string, number> {
  const below = Math.floor(value);
  return new Map([[String(below), 1 - (value - below)], [String(below + 1), value - below]]);
}

/**
 * What a creator's content is like, as 32 numbers of unit length: topics (weight 1), hashtags of recent posts (0.6),
 * languages (0.4), networks by followers (0.35), size of the largest account by powers of ten (0.35) and its engagement
 * by powers of two (0.2). Null when neither topics nor hashtags are known, as size alone makes nobody alike.
 */
export function contentFeatures(document: CreatorDocument): number[] | null {
  const hashtags = counted(document.accounts.flatMap(({ posts }) => posts.flatMap((post) => post.hashtags)));
  if (document.topics.length === 0 && hashtags.size === 0) return null;
  const vector = zeros();
  add(vector, "topic", counted(document.topics), 1);
  add(vector, "hashtag", hashtags, 0.6);
  add(vector, "language", counted(document.languages), 0.4);
  add(vector, "network", new Map(document.accounts.map(({ platform, followers }) => [platform, Math.log10((followers ?? 0) + 10)])), 0.35);
  const largest = document.accounts.reduce<CreatorDocument["accounts"][number] | null>((best, account) => ((account.followers ?? -1) > (best?.followers ?? -1) ? account : best), null);
  const followers = largest?.followers ?? null;
  if (followers !== null) add(vector, "size", steps(Math.log10(followers + 1)), 0.35);
  const rate = largest?.figures.engagementRate?.value ?? largest?.engagementRate ?? null;
  if (rate !== null) add(vector, "engagement", steps(Math.log2(Math.max(rate, 0) * 100 + 1)), 0.2);
  return unit(vector);
}

/** Shares by their square roots: the product of two vectors is then how far two audiences overlap (Bhattacharyya). */
const roots = (shares: Record<string, number>): Map<string, number> => new Map(Object.entries(shares).filter(([, share]) => share > 0).map(([key, share]) => [normal(key), Math.sqrt(share)]));

/**
 * Who follows an account, as 32 numbers of unit length: countries (weight 1), interests (0.8), ages (0.7), languages (0.6)
 * and genders (0.5). Null when nothing is known of the audience.
 */
export function audienceFeatures(audience: Audience | null): number[] | null {
  if (audience === null) return null;
  const vector = zeros();
  add(vector, "country", roots(audience.countries), 1);
  add(vector, "interest", roots(audience.interests), 0.8);
  add(vector, "age", roots(audience.ages), 0.7);
  add(vector, "language", roots(audience.languages), 0.6);
  add(vector, "gender", roots(audience.genders), 0.5);
  return unit(vector);
}

/** The middle of some vectors, of unit length: what "like these five" looks for. Null without vectors, or if they cancel out. */
export function centroid(vectors: readonly (readonly number[])[]): number[] | null {
  const sum = zeros();
  for (const vector of vectors) vector.forEach((value, dim) => (sum[dim]! += value));
  return unit(sum);
}
