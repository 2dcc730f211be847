import type { Database } from "@fanfare/db/connection";
import type { SingleConnection } from "@fanfare/db/copy";
import { newId, type Member } from "@fanfare/domain/kernel";
import { liveCampaign } from "@fanfare/testing/factories/campaigns";
import { memberOf } from "@fanfare/testing/factories/identity";
import { verifiedPost } from "@fanfare/testing/factories/readings";
import { openOwnDatabase, seedFreely, type OwnDatabase } from "../lib/database.ts";

/** A database of its own with campaigns of one organization, as many verified posts in each. */
export type HistoryWorld = OwnDatabase & { organizationId: string; campaigns: number; posts: number };

const postsPerCampaign = 100;

export async function openHistoryWorld({ name, posts }: { name: string; posts: number }): Promise<HistoryWorld> {
  const database = await openOwnDatabase(name);
  const { owner, app } = database;
  const member = await memberOf(app);
  const campaigns = Math.ceil(posts / postsPerCampaign);
  await seedPosts(owner, app, member, campaigns);
  return { ...database, organizationId: member.organizationId, campaigns, posts: campaigns * postsPerCampaign };
}

/** One of each made by the product, and the others as its copies under ids that follow from their numbers. */
async function seedPosts(owner: SingleConnection, app: Database, member: Member, campaigns: number): Promise<void> {
  const { id: campaignId } = await liveCampaign(app, member);
  const first = await verifiedPost(app, { member, campaignId, handle: `bench${newId().slice(-6)}` });
  await seedFreely(owner, ["creators", "campaigns", "collaborations", "deliverables", "publications", "metric_snapshots", "metric_days"]);
  const copy = (table: string, id: string, from: string, changes: string) =>
    owner.query(`INSERT INTO ${table} SELECT (jsonb_populate_record(t, to_jsonb(t) || ${changes})).* FROM ${table} t, ${from} WHERE t.id = '${id}'`);
  const of = (kind: string, number: string) => `md5('${kind} ' || ${number})::uuid`;
  const eachPost = `generate_series(0, ${campaigns} - 1) c, generate_series(1, ${postsPerCampaign}) n`;
  const number = `(c || '.' || n)`;
  await copy("creators", first.creatorId, `generate_series(1, ${postsPerCampaign}) n`, `jsonb_build_object('id', ${of("creator", "n")}, 'user_id', NULL)`);
  await copy("campaigns", campaignId, `generate_series(0, ${campaigns} - 1) c`, `jsonb_build_object('id', ${of("campaign", "c")}, 'slug', 'bench-' || c)`);
  const owners = `'campaign_id', ${of("campaign", "c")}, 'creator_id', ${of("creator", "n")}`;
  await copy("collaborations", first.collaborationId, eachPost, `jsonb_build_object('id', ${of("collaboration", number)}, ${owners})`);
  const { rows } = await owner.query<{ id: string }>(`SELECT deliverable_id AS id FROM publications WHERE id = $1`, [first.publicationId]);
  await copy("deliverables", rows[0]!.id, eachPost, `jsonb_build_object('id', ${of("deliverable", number)}, 'collaboration_id', ${of("collaboration", number)}, ${owners})`);
  await copy(
    "publications", first.publicationId, eachPost,
    `jsonb_build_object('id', ${of("publication", number)}, 'collaboration_id', ${of("collaboration", number)}, 'deliverable_id', ${of("deliverable", number)}, 'external_id', ${number}, ${owners})`,
  );
  await owner.query("ANALYZE");
}

/** The id of a campaign of this world. */
export async function campaignIds({ owner, campaigns }: HistoryWorld): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(`SELECT md5('campaign ' || c)::uuid AS id FROM generate_series(0, $1 - 1) c ORDER BY c`, [campaigns]);
  return rows.map(({ id }) => id);
}

/** Whose posts there are, in the order of ids. */
export async function seededPosts({ owner }: HistoryWorld): Promise<{ publicationId: string; organizationId: string; creatorId: string; campaignId: string }[]> {
  const { rows } = await owner.query<{ publicationId: string; organizationId: string; creatorId: string; campaignId: string }>(
    `SELECT id AS "publicationId", organization_id AS "organizationId", creator_id AS "creatorId", campaign_id AS "campaignId" FROM publications WHERE external_id LIKE '%.%' ORDER BY id`,
  );
  return rows;
}

/** So many readings of each post over thirty days, as they are taken: several on the first day, then one a day; and the days that follow from them. */
export async function seedReadings({ owner }: HistoryWorld, readingsPerPost: number): Promise<void> {
  const { rows } = await owner.query<{ conname: string }>(`SELECT conname FROM pg_constraint WHERE conrelid = 'metric_snapshots'::regclass AND contype = 'f'`);
  for (const { conname } of rows) await owner.query(`ALTER TABLE metric_snapshots DROP CONSTRAINT ${conname}`);
  const early = Math.max(0, readingsPerPost - 30);
  await owner.query(
    `INSERT INTO metric_snapshots (id, organization_id, creator_id, campaign_id, publication_id, taken_at, source, views, likes, comments, raw_key)
     SELECT gen_random_uuid(), p.organization_id, p.creator_id, p.campaign_id, p.id,
       date_trunc('day', now()) - interval '31 days' + CASE WHEN r <= $2 THEN r * interval '1 hour' ELSE (r - $2) * interval '1 day' + interval '12 hours' END,
       'youtube', r * 1000, r * 40, r, 'tracking/raw/youtube/' || p.id || '/' || r
     FROM publications p, generate_series(1, $1::int) r WHERE p.external_id LIKE '%.%' ORDER BY p.campaign_id, r`,
    [readingsPerPost, early],
  );
  await owner.query(
    `INSERT INTO metric_days (publication_id, day, organization_id, creator_id, campaign_id, taken_at, views, likes, comments, shares)
     SELECT DISTINCT ON (publication_id, (taken_at AT TIME ZONE 'UTC')::date) publication_id, (taken_at AT TIME ZONE 'UTC')::date, organization_id, creator_id, campaign_id, taken_at, views, likes, comments, shares
     FROM metric_snapshots ORDER BY publication_id, (taken_at AT TIME ZONE 'UTC')::date, taken_at DESC`,
  );
  await owner.query(`ALTER TABLE metric_snapshots ADD FOREIGN KEY (organization_id, publication_id) REFERENCES publications (organization_id, id)`);
  await owner.query("VACUUM (ANALYZE) metric_snapshots");
  await owner.query("VACUUM (ANALYZE) metric_days");
}
