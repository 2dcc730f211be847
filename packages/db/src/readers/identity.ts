import type { Activity, ActivityLine, BrandView, FindActivityInput, InvitationByToken, InvitationView, Me, MemberView } from "@fanfare/contracts/identity";
import { isExpired, permissionsOf } from "@fanfare/domain/identity";
import { DomainError, type Role } from "@fanfare/domain/kernel";
import type { Sql } from "../scoped.ts";

/** What a signed-in person may act as. */
export type Standing = {
  isOperator: boolean;
  organizationId: string | null;
  role: Role | null;
  memberName: string | null;
  creatorId: string | null;
  creatorName: string | null;
};

/**
 * Reads, in the person's own scope, what they may act as: the organization they chose last, or else the first they
 * belong to, and the creator they are.
 */
export async function standingOf(sql: Sql, userId: string): Promise<Standing> {
  const row = await sql.row<Standing>(
    `SELECT coalesce(p.is_operator, false) AS "isOperator", m.organization_id AS "organizationId", m.role, m.name AS "memberName",
            c.id AS "creatorId", c.display_name AS "creatorName"
     FROM (SELECT $1::uuid AS user_id) me
     LEFT JOIN people p USING (user_id)
     LEFT JOIN creators c USING (user_id)
     LEFT JOIN LATERAL (
       SELECT organization_id, role, name FROM memberships WHERE user_id = me.user_id
       ORDER BY (organization_id = p.active_organization_id) DESC NULLS LAST, created_at LIMIT 1
     ) m ON true`,
    [userId],
  );
  return row!;
}

type OrganizationRow = { id: string; name: string; kind: "agency" | "brand"; role: Role; isDemo: boolean; holdDays: number; version: number };

/** The person's organizations, their choices, and the organization they act for. Needs the person's own scope. */
export async function myStanding(sql: Sql, userId: string): Promise<Pick<Me, "organizations" | "organization" | "creatorId"> & { locale: "en" | "ru"; isOperator: boolean }> {
  const standing = await standingOf(sql, userId);
  const organizations = await sql.rows<OrganizationRow>(
    `SELECT o.id, o.name, o.kind, m.role, o.is_demo AS "isDemo", o.hold_days AS "holdDays", o.version
     FROM memberships m JOIN organizations o ON o.id = m.organization_id WHERE m.user_id = $1 ORDER BY o.name, o.id`,
    [userId],
  );
  const person = await sql.row<{ locale: "en" | "ru" }>(`SELECT locale FROM people WHERE user_id = $1`, [userId]);
  const active = organizations.find(({ id }) => id === standing.organizationId);
  return {
    organizations: organizations.map(({ id, name, kind, role, isDemo }) => ({ id, name, kind, role, isDemo })),
    organization: active ? { ...active, permissions: [...permissionsOf[active.role]] } : null,
    creatorId: standing.creatorId,
    locale: person?.locale ?? "en",
    isOperator: standing.isOperator,
  };
}

export async function members(sql: Sql): Promise<MemberView[]> {
  const rows = await sql.rows<Omit<MemberView, "joinedAt"> & { joinedAt: Date }>(
    `SELECT id, user_id AS "userId", name, email, role, version, created_at AS "joinedAt" FROM memberships
     WHERE organization_id = current_organization() ORDER BY name, id`,
  );
  return rows.map((row) => ({ ...row, joinedAt: row.joinedAt.toISOString() }));
}

/** Open invitations, also those that have run out. */
export async function invitations(sql: Sql, now: Date): Promise<InvitationView[]> {
  const rows = await sql.rows<Omit<InvitationView, "isExpired" | "expiresAt" | "createdAt"> & { expiresAt: Date; createdAt: Date }>(
    `SELECT id, email, role, invited_by AS "invitedBy", version, expires_at AS "expiresAt", created_at AS "createdAt" FROM invitations
     WHERE organization_id = current_organization() AND status = 'pending' ORDER BY created_at DESC, id`,
  );
  return rows.map((row) => ({ ...row, isExpired: isExpired(row, now), expiresAt: row.expiresAt.toISOString(), createdAt: row.createdAt.toISOString() }));
}

export const brands = (sql: Sql): Promise<BrandView[]> =>
  sql.rows(
    `SELECT id, name, website, primary_color AS "primaryColor", accent_color AS "accentColor", version FROM brands
     WHERE organization_id = current_organization() ORDER BY name, id`,
  );

type InvitationRow = { organizationName: string; role: Role; invitedBy: string; email: string; status: "pending" | "accepted" | "revoked"; expiresAt: Date };

/** The invitation that the scope's token opens, or null. `email` is who asks, when signed in. */
export async function invitationByToken(sql: Sql, email: string | null, now: Date): Promise<InvitationByToken | null> {
  const row = await sql.row<InvitationRow>(
    `SELECT organization_name AS "organizationName", role, invited_by AS "invitedBy", email, status, expires_at AS "expiresAt" FROM invitations
     WHERE token_hash = current_token()`,
  );
  if (!row) return null;
  const { status, expiresAt, ...told } = row;
  const state = status !== "pending" ? status : isExpired({ expiresAt }, now) ? "expired" : "open";
  return { ...told, state, isForMe: email === null ? null : email.toLowerCase() === row.email.toLowerCase() };
}

/** The organization's trail, newest first, one page. Throws `invalid` for a cursor that is not one. */
export async function activity(sql: Sql, input: FindActivityInput): Promise<Activity> {
  const cursor = input.cursor === null ? null : readCursor(input.cursor);
  const rows = await sql.rows<Omit<ActivityLine, "occurredAt"> & { occurredAt: Date; at: string }>(
    `SELECT id, type, actor_kind AS "actorKind", actor_id AS "actorId", actor_name AS "actorName", data, occurred_at AS "occurredAt", occurred_at::text AS at
     FROM activity
     WHERE organization_id = current_organization()
       AND ($1::text IS NULL OR type LIKE $1 || '.%') AND ($2::text IS NULL OR actor_id = $2) AND ($3::uuid IS NULL OR aggregate_id = $3)
       AND ($4::timestamptz IS NULL OR (occurred_at, id) < ($4::timestamptz, $5::uuid))
     ORDER BY occurred_at DESC, id DESC LIMIT $6`,
    [input.context, input.actorId, input.aggregateId, cursor?.at ?? null, cursor?.id ?? null, input.limit + 1],
  );
  const page = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? page.at(-1) : undefined;
  return {
    lines: page.map(({ at: _at, ...row }) => ({ ...row, occurredAt: row.occurredAt.toISOString() })),
    next: last ? `${last.at}/${last.id}` : null,
  };
}

function readCursor(cursor: string): { at: string; id: string } {
  const found = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?[+-]\d{2}(?::\d{2})?)\/([0-9a-f-]{36})$/.exec(cursor);
  if (!found) throw new DomainError("invalid", "identity.bad-cursor", "This place in the trail does not exist. Start from the newest line.");
  return { at: found[1]!, id: found[2]! };
}
