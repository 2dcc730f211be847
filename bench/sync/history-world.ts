import { connect, type Database } from "@fanfare/db/connection";
import { openConnection, type SingleConnection } from "@fanfare/db/copy";
import { newId, type Member } from "@fanfare/domain/kernel";
import { eventually } from "@fanfare/testing/eventually";
import { liveCampaign } from "@fanfare/testing/factories/campaigns";
import { memberOf } from "@fanfare/testing/factories/identity";
import { verifiedPost } from "@fanfare/testing/factories/readings";
import { migrateUp } from "../../migrations/src/migrate.ts";

/** A database of its own with campaigns of one organization, as many verified posts in each. */
export type HistoryWorld = { name: string; owner: SingleConnection; app: Database; worker: Database; organizationId: string; campaigns: number; posts: number; close(isKept?: boolean): Promise<void> };

const postsPerCampaign = 100;

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. The launcher sets it.`);
  return value;
}
const inDatabase = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

async function admin(statement: string): Promise<void> {
  const client = await openConnection(required("DATABASE_URL"));
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function openHistoryWorld({ name, posts }: { name: string; posts: number }): Promise<HistoryWorld> {
  await admin(`DROP DATABASE IF EXISTS ${name}`);
  await admin(`CREATE DATABASE ${name}`);
  const urls = { owner: inDatabase(required("DATABASE_URL"), name), app: inDatabase(required("DATABASE_APP_URL"), name), worker: inDatabase(required("DATABASE_WORKER_URL"), name) };
  await migrateUp(urls.owner);
  const owner = await openConnection(urls.owner);
  const [app, worker] = [connect(urls.app, { max: 4, name: "bench" }), connect(urls.worker, { max: 4, name: "bench" })];
  const member = await memberOf(app);
  const campaigns = Math.ceil(posts / postsPerCampaign);
  await seedPosts(owner, app, member, campaigns);
  return {
    name, owner, app, worker, organizationId: member.organizationId, campaigns, posts: campaigns * postsPerCampaign,
    async close(isKept = false) {
      await Promise.all([app.close(), worker.close(), owner.end()]);
      // Connections that were closed just now may still be going.
      if (!isKept) await eventually(() => admin(`DROP DATABASE IF EXISTS ${name}`).then(() => true, () => false));
    },
  };
}

/** One of each made by the product, and the others as its copies under ids that follow from their numbers. */
async function seedPosts(owner: SingleConnection, app: Database, member: Member, campaigns: number): Promise<void> {
  const { id: campaignId } = await liveCampaign(app, member);
  const first = await verifiedPost(app, { member, campaignId, handle: `bench${newId().slice(-6)}` });
  // Copies are written past the rules by which the applications see rows; who owns a table may, where that is not forced.
  for (const table of ["creators", "campaigns", "collaborations", "deliverables", "publications", "metric_snapshots", "metric_days"]) await owner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
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
