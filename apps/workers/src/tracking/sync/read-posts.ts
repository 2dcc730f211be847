import { needsConsent, nextPostReading, PlatformAnswerMalformed, PlatformTokenRejected, type ClaimedTarget, type PostMetrics } from "@fanfare/domain/tracking";
import { keepAnswer } from "../history/raw.ts";
import { failedWith, isGone, readWell, type Outcome } from "./outcome.ts";
import type { ReadingParts } from "./read-accounts.ts";

/** Reads the numbers of posts that one consent, or the installation's own key, shows: as many at once as the platform takes. */
export async function readPosts(parts: ReadingParts, targets: readonly ClaimedTarget[], at: Date, onFailure: (error: unknown) => void): Promise<Outcome[]> {
  let metrics: ReadonlyMap<string, PostMetrics>;
  try {
    metrics = await fetchMetrics(parts, targets);
  } catch (error) {
    const outcomes = targets.map((target) => ({ target, finish: failedWith(target, error, at) }));
    onFailure(error);
    return outcomes;
  }
  return Promise.all(targets.map((target) => outcomeOf(parts, target, metrics.get(target.externalId) ?? null, at)));
}

function fetchMetrics({ connectors, platforms, withGrant }: ReadingParts, targets: readonly ClaimedTarget[]): Promise<ReadonlyMap<string, PostMetrics>> {
  const { platform, connectionId } = targets[0]!;
  const ids = targets.map(({ externalId }) => externalId);
  if (!needsConsent(platform)) return platforms.of(platform).fetchMetrics(ids);
  if (connectionId === null) throw new PlatformTokenRejected(platform, "no account of the creator is connected");
  return withGrant(connectionId, (grant) => connectors.of(platform).fetchPostMetrics(grant, ids));
}

/** A post that is gone keeps its last numbers, and is looked at for as long as it has to stay up: it may come back. */
async function outcomeOf({ storage }: ReadingParts, target: ClaimedTarget, metrics: PostMetrics | null, at: Date): Promise<Outcome> {
  const dueAt = nextPostReading(target, target.post?.watchUntil ?? null, at);
  if (metrics === null) return { target, finish: isGone(target, dueAt, at, "post-gone"), looked: { at, metrics, rawKey: null } };
  const { views, likes, comments, shares, raw } = metrics;
  const tellsNothing = [views, likes, comments, shares].every((count) => count === null);
  if (tellsNothing && target.wasTold) return { target, finish: failedWith(target, new PlatformAnswerMalformed(target.platform, "the post's counts are missing"), at) };
  const { contentHash, key } = await keepAnswer(storage, { platform: target.platform, targetId: target.id, takenAt: metrics.at, answer: raw }, target.contentHash);
  const finish = readWell(target, dueAt, { readAt: metrics.at, changedAt: key === null ? null : metrics.at, contentHash });
  const looked = { at: metrics.at, metrics, rawKey: key };
  if (key === null) return { target, finish, looked };
  return { target, finish, looked, post: { publicationId: target.id, takenAt: metrics.at, source: target.platform, views, likes, comments, shares, rawKey: key } };
}
