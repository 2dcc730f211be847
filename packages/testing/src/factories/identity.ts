import { inScope } from "@fanfare/db/scoped";
import { newId, type Context, type Member, type Role } from "@fanfare/domain/kernel";
import type { Sequelize } from "sequelize";

export const trace = { correlationId: "test", causationId: null };

/** What a handler is called with when this actor asks. */
export const asking = <A extends Context["actor"]>(actor: A): Context & { actor: A } => ({ actor, trace });

/** An organization with one member of the role, as rows: for tests that are about something else. */
export async function memberOf(db: Sequelize, overrides: { role?: Role; organizationId?: string; name?: string } = {}): Promise<Member> {
  const organizationId = overrides.organizationId ?? newId();
  const actor: Member = { kind: "member", userId: newId(), organizationId, role: overrides.role ?? "owner", name: overrides.name ?? "Mira Lange" };
  await inScope(db, { organizationId }, async (sql) => {
    if (!overrides.organizationId) {
      await sql.change(`INSERT INTO organizations (id, name, kind, hold_days, created_at) VALUES ($1, 'Brass & Pine', 'agency', 0, now())`, [organizationId]);
    }
    await sql.change(
      `INSERT INTO memberships (id, organization_id, user_id, name, email, role, created_at) VALUES ($1, $2, $3, $4, $5, $6, now())`,
      [newId(), organizationId, actor.userId, actor.name, `${actor.userId}@fanfare.example`, actor.role],
    );
  });
  return actor;
}
