import type { Platform } from "@fanfare/contracts/platforms";
import type { SingleConnection } from "@fanfare/db/copy";
import { publicLane } from "@fanfare/domain/tracking";
import { seedFreely } from "../lib/database.ts";

/** What part of all accounts is on a platform. Where people publish most there is most; YouTube's are the ones whose allowance is too small. */
const shares: Record<Platform, number> = { youtube: 0.4, instagram: 0.26, tiktok: 0.14, twitch: 0.06, x: 0.04 };
/** Channels that nobody connected and that are only listed. */
const listedShare = 0.1;
const organizations = 50;
const postsLiveDays = 30;

/**
 * Connected accounts of all platforms, listed channels, and posts of the campaigns of fifty organizations. Accounts are due over
 * the first day, as they are after days of reading; posts were verified over the thirty days before, and go on being verified.
 */
export async function seedWeek(owner: SingleConnection, { accounts, posts, from, days }: { accounts: number; posts: number; from: Date; days: number }): Promise<void> {
  await seedFreely(owner, ["creators", "account_connections", "sync_targets"]);
  await owner.query(`INSERT INTO creators (id, display_name, source, created_at, updated_at) VALUES (md5('creator')::uuid, 'Everybody', 'self', now(), now())`);
  for (const [platform, share] of Object.entries(shares)) {
    await addConnected(owner, { platform, count: Math.round(accounts * share), from });
    await addPosts(owner, { platform, count: Math.round(posts * share), from, days });
  }
  await owner.query(
    `INSERT INTO sync_targets (id, kind, platform, tier, lane, creator_id, external_id, due_at, last_read_at)
     SELECT md5('listed ' || n)::uuid, 'account', 'youtube', 'listed', $2::uuid, md5('creator')::uuid, 'listed ' || n, $3::timestamptz + random() * interval '14 days', $3::timestamptz - interval '1 day' FROM generate_series(1, $1::int) n`,
    [Math.round(accounts * listedShare), publicLane, from.toISOString()],
  );
  await owner.query("ANALYZE");
}

async function addConnected(owner: SingleConnection, { platform, count, from }: { platform: string; count: number; from: Date }): Promise<void> {
  await owner.query(
    `INSERT INTO account_connections (id, creator_id, platform, external_id, status, scopes, connected_at, access_expires_at, refresh_at, updated_at)
     SELECT md5($1 || ' connection ' || n)::uuid, md5('creator')::uuid, $1, $1 || n, 'active', '{}', now(), now() + interval '60 days', now() + interval '30 days', now() FROM generate_series(1, $2::int) n`,
    [platform, count],
  );
  await owner.query(
    `INSERT INTO sync_targets (id, kind, platform, tier, lane, creator_id, connection_id, external_id, due_at, last_read_at)
     SELECT md5($1 || ' account ' || n)::uuid, 'account', $1, 'daily', $3::uuid, md5('creator')::uuid, md5($1 || ' connection ' || n)::uuid, $1 || n, $4::timestamptz + random() * interval '1 day', $4::timestamptz - interval '1 day'
     FROM generate_series(1, $2::int) n`,
    [platform, count, publicLane, from.toISOString()],
  );
}

/** Where a post is read with its owner's consent, each has another owner. */
async function addPosts(owner: SingleConnection, { platform, count, from, days }: { platform: string; count: number; from: Date; days: number }): Promise<void> {
  await owner.query(
    `INSERT INTO sync_targets (id, kind, platform, tier, lane, organization_id, creator_id, connection_id, external_id, due_at, hot_since)
     SELECT md5($1 || ' post ' || n)::uuid, 'post', $1, 'hot', organization, organization, md5('creator')::uuid, CASE WHEN $1 <> 'youtube' THEN md5($1 || ' connection ' || n)::uuid END, $1 || ' post ' || n,
       CASE WHEN verified < $3::timestamptz THEN $3::timestamptz + random() * interval '1 day' ELSE verified END, verified
     FROM (
       SELECT n, md5('organization ' || n % $5::int)::uuid AS organization, $3::timestamptz - make_interval(days => $6::int) + (n::float8 / $2::int) * make_interval(days => $6::int + $4::int) AS verified FROM generate_series(1, $2::int) n
     ) p`,
    [platform, count, from.toISOString(), days, organizations, postsLiveDays],
  );
}
