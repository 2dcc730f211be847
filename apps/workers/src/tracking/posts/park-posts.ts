import type { Database } from "@fanfare/db/connection";
import { outboxIn } from "@fanfare/db/outbox";
import { inScope } from "@fanfare/db/scoped";
import { parkPosts as park, type ParkedPost } from "@fanfare/db/system/sync-targets";
import { event, type DomainEvent } from "@fanfare/domain/kernel";

/**
 * Puts claimed posts aside that nobody may read before their creator connects the account, and tells both sides once: the creator is
 * asked to. They come back with the consent. Nothing is lost of one whose consent came at this moment: its claim ends by itself.
 */
export async function parkPosts(db: Database, claim: string, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await inScope(db, {}, async (sql) => {
    const news = (await park(sql, claim, ids, at)).filter(({ isNews }) => isNews);
    // Once for a collaboration, however many posts it has.
    for (const [post] of Map.groupBy(news, ({ collaborationId }) => collaborationId).values()) {
      if (post === undefined) continue;
      const context = { actor: { kind: "system", name: "sync", organizationId: post.organizationId }, trace: { correlationId: claim, causationId: null } } as const;
      await outboxIn(sql, context, at).append([unreadable(post)], 0);
    }
  });
}

const unreadable = ({ id, organizationId, creatorId, campaignId, collaborationId, deliverableId }: ParkedPost): DomainEvent =>
  event("tracking.publication-unreadable.v1", { aggregateId: id, organizationId, creatorId }, { collaborationId, campaignId, creatorId, deliverableId, publicationId: id });
