import { outboxIn } from "@fanfare/db/outbox";
import type { Sql } from "@fanfare/db/scoped";
import { event, type DomainEvent } from "@fanfare/domain/kernel";
import { snapshotIdOf, type ClaimedTarget, type PostFinder } from "@fanfare/domain/tracking";
import type { Outcome } from "./outcome.ts";

/** Hands the posts that readings met to whoever looks for them. May be repeated. */
export async function handOn(finder: PostFinder, outcomes: readonly Outcome[]): Promise<void> {
  const listed = outcomes.flatMap(({ target: { platform, creatorId, isPublishing }, listed }) => (listed && listed.length > 0 ? [{ platform, creatorId, isPublishing, posts: listed }] : []));
  for (const [platform, ofPlatform] of Map.groupBy(listed, ({ platform }) => platform)) await finder.consider(platform, ofPlatform);
  const looked = outcomes.flatMap(({ target, looked }) => (looked ? [{ target, ...looked }] : []));
  if (looked.length > 0) await finder.looked(looked);
}

/** Tells that figures have changed, in the transaction that changes them. Needs the worker's role. */
export async function appendFacts(sql: Sql, outcomes: readonly Outcome[], correlationId: string, at: Date): Promise<void> {
  for (const [organizationId, own] of Map.groupBy(outcomes, ({ target }) => target.organizationId)) {
    const context = { actor: { kind: "system", name: "sync", organizationId }, trace: { correlationId, causationId: null } } as const;
    await outboxIn(sql, context, at).append(own.flatMap(factOf), 0);
  }
}

/** Only what changed is news. */
function factOf({ target, account, post }: Outcome): DomainEvent[] {
  if (account) return [event("tracking.account-read.v1", { aggregateId: target.id, creatorId: target.creatorId }, { creatorId: target.creatorId, socialAccountId: target.id, platform: target.platform })];
  if (post && target.post) return [metricsCollected(target, target.post, snapshotIdOf(post))];
  return [];
}

function metricsCollected({ id, organizationId, creatorId }: ClaimedTarget, { campaignId, collaborationId, deliverableId }: NonNullable<ClaimedTarget["post"]>, snapshotId: string): DomainEvent {
  const owner = { aggregateId: id, creatorId, ...(organizationId !== null && { organizationId }) };
  return event("tracking.metrics-collected.v1", owner, { collaborationId, campaignId, creatorId, deliverableId, publicationId: id, snapshotId });
}
