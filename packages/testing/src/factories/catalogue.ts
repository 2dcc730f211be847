import { inScope, type Sql } from "@fanfare/db/scoped";
import { newId, type Member } from "@fanfare/domain/kernel";
import type { Sequelize } from "sequelize";
import { brandOf } from "./campaigns.ts";

type Overrides = { name?: string; platform?: string; followers?: number; averageViews?: number };

/** Creators of the member's own list as rows, each with one account; answers their ids. */
export async function listedCreators(db: Sequelize, { organizationId }: Pick<Member, "organizationId">, count: number, overrides: Overrides = {}): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await inScope(db, { organizationId }, async (sql) => {
    await sql.change(
      `INSERT INTO creators (id, organization_id, display_name, source, created_at, updated_at)
       SELECT id, $2, $3 || CASE WHEN position > 1 THEN ' ' || position ELSE '' END, 'import', now(), now() FROM unnest($1::uuid[]) WITH ORDINALITY AS k(id, position)`,
      [ids, organizationId, overrides.name ?? "Mira Lind"],
    );
    await sql.change(
      `INSERT INTO social_accounts (id, creator_id, organization_id, platform, handle, handle_folded, followers, average_views, metrics_source, metrics_read_at)
       SELECT gen_random_uuid(), id, $2, $3, id::text, id::text, $4, $5, 'test', now() FROM unnest($1::uuid[]) AS k(id)`,
      [ids, organizationId, overrides.platform ?? "youtube", overrides.followers ?? 12_000, overrides.averageViews ?? 900],
    );
  });
  return ids;
}

/** A list of the member's organization with these creators on it. */
export async function listOf(db: Sequelize, member: Member, creatorIds: readonly string[]): Promise<string> {
  const id = newId();
  await inScope(db, { organizationId: member.organizationId }, async (sql) => {
    await sql.change(`INSERT INTO creator_lists (id, organization_id, name, created_by, created_at) VALUES ($1, $2, $3, $4, now())`, [id, member.organizationId, `List ${id}`, member.userId]);
    await sql.change(
      `INSERT INTO creator_list_entries (list_id, organization_id, creator_id, added_by, added_at) SELECT $1, $2, creator_id, $3, now() FROM unnest($4::uuid[]) AS creator_id`,
      [id, member.organizationId, member.userId, creatorIds],
    );
  });
  return id;
}

/** A campaign of the member's organization as a bare row, for collaborations to belong to. */
export async function campaignRow(db: Sequelize, member: Member): Promise<string> {
  const id = newId();
  const brandId = await brandOf(db, member);
  await inScope(db, { organizationId: member.organizationId }, (sql) =>
    sql.change(
      `INSERT INTO campaigns (id, organization_id, brand_id, name, status, currency, slug, created_by, created_at, updated_at) VALUES ($1, $2, $3, 'Autumn', 'live', 'EUR', $4, $5, now(), now())`,
      [id, member.organizationId, brandId, `autumn-${id}`, member.userId],
    ),
  );
  return id;
}

type CollaborationOverrides = { status?: string; version?: number; daysAgo?: number };

/** A creator in a campaign as a bare row, last touched `daysAgo`. */
export const collaborationRow = (db: Sequelize, member: Member, campaignId: string, creatorId: string, { status = "invited", version = 1, daysAgo = 0 }: CollaborationOverrides = {}): Promise<number> =>
  inScope(db, { organizationId: member.organizationId }, (sql: Sql) =>
    sql.change(
      `INSERT INTO collaborations (id, organization_id, campaign_id, creator_id, campaign_name, brand_name, creator_name, status, currency, language, hold_days, requirements, brief, applied_at, version, updated_at)
       VALUES ($1, $2, $3, $4, 'Autumn', 'Kestrel', 'Mira Lind', $5, 'EUR', 'en', 0, '[]', '{}', now(), $6, now() - $7 * interval '1 day')`,
      [newId(), member.organizationId, campaignId, creatorId, status, version, daysAgo],
    ),
  );
