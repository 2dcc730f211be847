import { needsConsent, nextLookFor, nextPostReading, PlatformAnswerMalformed, PlatformQuotaExceeded, PlatformRefused, PlatformTokenRejected, type ClaimedTarget, type PlatformPost, type PostMetrics } from "@fanfare/domain/tracking";
import { keepAnswer } from "../history/raw.ts";
import { fetchPost } from "../posts/fetch-post.ts";
import { failedWith, isGone, readWell, type Outcome } from "./outcome.ts";
import type { ReadingParts } from "./read-accounts.ts";

type Read = (parts: ReadingParts, targets: readonly ClaimedTarget[], at: Date, onFailure: (error: unknown) => void) => Promise<Outcome[]>;

/** Reads the numbers of posts that one consent, or the installation's own key, shows: as many at once as the platform takes. */
export const readPosts: Read = (parts, targets, at, onFailure) =>
  readTogether(parts, targets, { at, onFailure, fetch: async () => seenOf(await fetchMetrics(parts, targets), (metrics) => ({ metrics })) });

/** Reads posts that have to stay up, the numbers and what they say at once: nobody asks a second time how the post is. */
export const readWholePosts: Read = async (parts, targets, at, onFailure) => {
  const { platform } = targets[0]!;
  const fetch = async () => seenOf(await parts.platforms.of(platform).fetchPosts(targets.map(({ externalId }) => externalId)), (post) => ({ metrics: post.metrics, post }));
  const outcomes = needsConsent(platform) ? await readOneByOne(parts, targets, at, onFailure) : await readTogether(parts, targets, { at, onFailure, fetch });
  return outcomes.map(wholeOutcome);
};

/** A post as it was met, by its id. */
type Seen = { metrics: PostMetrics; post?: PlatformPost };
const seenOf = <T>(found: ReadonlyMap<string, T>, of: (one: T) => Seen): ReadonlyMap<string, Seen> => new Map([...found].map(([id, one]) => [id, of(one)]));

type Together = { at: Date; onFailure: (error: unknown) => void; fetch: () => Promise<ReadonlyMap<string, Seen>> };

/** What fails for one fails for all. */
async function readTogether(parts: ReadingParts, targets: readonly ClaimedTarget[], { at, onFailure, fetch }: Together): Promise<Outcome[]> {
  let seen: ReadonlyMap<string, Seen>;
  try {
    seen = await fetch();
  } catch (error) {
    const outcomes = targets.map((target) => ({ target, finish: failedWith(target, error, at) }));
    onFailure(error);
    return outcomes;
  }
  return Promise.all(targets.map((target) => outcomeOf(parts, target, seen.get(target.externalId) ?? null, at)));
}

async function fetchMetrics({ connectors, platforms, withGrant }: ReadingParts, targets: readonly ClaimedTarget[]): Promise<ReadonlyMap<string, PostMetrics>> {
  const { platform, connectionId } = targets[0]!;
  const ids = targets.map(({ externalId }) => externalId);
  if (!needsConsent(platform)) return platforms.of(platform).fetchMetrics(ids);
  if (connectionId === null) throw new PlatformTokenRejected(platform, "no account of the creator is connected");
  return withGrant(connectionId, (grant) => connectors.of(platform).fetchPostMetrics(grant, ids));
}

/** One that fails is no matter of the others, unless it is the key that fails. */
async function readOneByOne(parts: ReadingParts, targets: readonly ClaimedTarget[], at: Date, onFailure: (error: unknown) => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let stopped: Error | null = null;
  for (const target of targets) {
    try {
      if (stopped !== null) throw stopped;
      const post = await fetchPost(parts, target);
      outcomes.push(await outcomeOf(parts, target, post === "gone" ? null : { metrics: post.metrics, post }, at));
    } catch (error) {
      outcomes.push({ target, finish: failedWith(target, error, at) });
      if (stopsAll(error)) stopped = error;
      onFailure(error);
    }
  }
  return outcomes;
}

const wholeOutcome = (outcome: Outcome): Outcome => ({ ...outcome, finish: { ...outcome.finish, isWhole: outcome.finish.readAt !== null } });

/** What the next post, which is read with the same key, would only meet again. */
const stopsAll = (error: unknown): error is Error => error instanceof PlatformTokenRejected || error instanceof PlatformQuotaExceeded || error instanceof PlatformRefused;

/** A post that is gone keeps its last numbers, and is looked at for as long as it has to stay up: it may come back. */
async function outcomeOf({ storage }: ReadingParts, target: ClaimedTarget, seen: Seen | null, at: Date): Promise<Outcome> {
  const watchUntil = target.post?.watchUntil ?? null;
  const dueAt = nextPostReading(target, watchUntil, at);
  if (seen === null) return { target, finish: isGone(target, nextLookFor(target, watchUntil, at), at, "post-gone"), looked: { at, metrics: null, rawKey: null } };
  const { metrics, post } = seen;
  const { views, likes, comments, shares, raw } = metrics;
  const tellsNothing = [views, likes, comments, shares].every((count) => count === null);
  if (tellsNothing && target.wasTold) return { target, finish: failedWith(target, new PlatformAnswerMalformed(target.platform, "the post's counts are missing"), at) };
  const { contentHash, key } = await keepAnswer(storage, { platform: target.platform, targetId: target.id, takenAt: metrics.at, answer: raw }, target.contentHash);
  const finish = readWell(target, dueAt, { readAt: metrics.at, changedAt: key === null ? null : metrics.at, contentHash });
  const looked = { at: metrics.at, metrics, rawKey: key, ...(post && { post }) };
  if (key === null) return { target, finish, looked };
  return { target, finish, looked, post: { publicationId: target.id, takenAt: metrics.at, source: target.platform, views, likes, comments, shares, rawKey: key } };
}
