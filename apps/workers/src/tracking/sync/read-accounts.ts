import type { ObjectStorage } from "@fanfare/adapters/storage";
import { contentHashOf, isDeepReading, listSince, nextAccountReading, PlatformAnswerMalformed, PlatformTokenRejected, recentPostOf, type ClaimedTarget, type Connectors, type PlatformAccount, type PlatformGrant, type PlatformPost, type SocialConnector } from "@fanfare/domain/tracking";
import type { GrantUse } from "../connections/grant-use.ts";
import { keepAnswer } from "../history/raw.ts";
import type { Platforms } from "../platforms.ts";
import { failedWith, readWell, type Outcome } from "./outcome.ts";

export type ReadingParts = { storage: ObjectStorage; connectors: Connectors; platforms: Platforms; withGrant: GrantUse };

/** Reads accounts one after the other, each with its own consent. One that fails is no matter of the others. */
export async function readAccounts(parts: ReadingParts, targets: readonly ClaimedTarget[], at: Date, onFailure: (error: unknown) => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const target of targets) {
    try {
      outcomes.push(await readConnectedAccount(parts, target, at));
    } catch (error) {
      outcomes.push({ target, finish: failedWith(target, error, at) });
      onFailure(error);
    }
  }
  return outcomes;
}

async function readConnectedAccount({ connectors, withGrant, storage }: ReadingParts, target: ClaimedTarget, at: Date): Promise<Outcome> {
  const { connectionId } = target;
  // Ended after its batch was made.
  if (connectionId === null) throw new PlatformTokenRejected(target.platform, "the account is not connected any more");
  const connector = connectors.of(target.platform);
  const isDeep = isDeepReading(target, at);
  const since = listSince(target, isDeep, at);
  const { profile, posts, audience } = await withGrant(connectionId, async (grant) => ({
    profile: await connector.fetchProfile(grant),
    posts: isDeep ? await withViews(connector, grant, await listed(connector, grant, since)) : await listed(connector, grant, since),
    audience: isDeep ? await connector.fetchAudience(grant) : null,
  }));
  assertTold(target, profile);
  const answer = { profile, posts: posts.map(({ raw }) => raw), ...(isDeep && { audience, metrics: Object.fromEntries(posts.map(({ externalId, metrics }) => [externalId, metrics.raw])) }) };
  // Of a deep reading only what an ordinary one will list: that it tells more is no reason to store the next.
  const lasting = isDeep ? posts.filter(({ publishedAt }) => publishedAt >= listSince({ postsSeenUntil: at }, false, at)) : posts;
  const contentHash = contentHashOf({ profile, posts: lasting.map(({ raw }) => raw) });
  const isNews = isDeep || contentHash !== target.contentHash;
  const key = isNews ? (await keepAnswer(storage, { platform: target.platform, targetId: target.id, takenAt: at, answer }, null)).key : null;
  const finish = readWell(target, nextAccountReading(target, target.isPublishing, at), { readAt: at, changedAt: key === null ? null : at, contentHash, postsSeenUntil: at });
  if (key === null) return { target, finish, listed: posts };
  const { handle, followers, views, posts: count } = profile;
  const account = { socialAccountId: target.id, takenAt: at, source: target.platform, rawKey: key, handle, followers, views, posts: count, recent: { since, posts: posts.map(recentPostOf) }, audience };
  return { target, finish, account, listed: posts };
}

/** How many posts of an account are asked for their views one by one, where a list does not tell them: averages are of the newest. */
const mostAsked = 12;

async function withViews(connector: SocialConnector, grant: PlatformGrant, posts: PlatformPost[]): Promise<PlatformPost[]> {
  const newest = posts.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime()).slice(0, mostAsked);
  const told = await connector.fetchPostMetrics(grant, newest.filter(({ metrics }) => metrics.views === null).map(({ externalId }) => externalId));
  return posts.map((post) => ({ ...post, metrics: told.get(post.externalId) ?? post.metrics }));
}

async function listed(connector: SocialConnector, grant: PlatformGrant, since: Date): Promise<PlatformPost[]> {
  const posts: PlatformPost[] = [];
  for await (const page of connector.listPostsSince(grant, since)) posts.push(...page);
  return posts;
}

/** Throws `PlatformAnswerMalformed` when an account that was told before tells no number at all. */
export function assertTold({ platform, wasTold }: ClaimedTarget, { followers, views, posts }: PlatformAccount): void {
  if (wasTold && followers === null && views === null && posts === null) throw new PlatformAnswerMalformed(platform, "the account's counts are missing");
}
