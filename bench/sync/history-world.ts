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
    owner.query(`INSERT INTO ${table} SELECT r.* FROM (SELECT to_jsonb(t) AS row FROM ${table} t WHERE id = '${id}') t, ${from}, jsonb_populate_record(NULL::${table}, t.row || ${changes}) r`);
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

