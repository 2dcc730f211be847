import type { Scope } from "@fanfare/domain/kernel";
import type { Locale } from "@fanfare/domain/messaging";
import type { Database } from "../connection.ts";
import { inScope, type Sql } from "../scoped.ts";

export type Recipient = { userId: string; email: string; locale: Locale };
export type CollaborationNames = { campaignName: string; brandName: string; creatorName: string };

/** What a collaboration is called on both sides; null when it is not visible in the scope. */
export const collaborationNames = (sql: Sql, collaborationId: string): Promise<CollaborationNames | null> =>
  sql.row<CollaborationNames>(`SELECT campaign_name AS "campaignName", brand_name AS "brandName", creator_name AS "creatorName" FROM collaborations WHERE id = $1`, [collaborationId]);

/** Owners and managers of an organization, each with their own language. */
export async function decidersOf(db: Database, organizationId: string): Promise<Recipient[]> {
  const members = await inScope(db, { organizationId }, (sql) =>
    sql.rows<{ userId: string; email: string }>(`SELECT user_id AS "userId", email FROM memberships WHERE organization_id = $1 AND role IN ('owner', 'manager') ORDER BY user_id`, [organizationId]),
  );
  return Promise.all(members.map((member) => withLocale(db, member)));
}

/** A member of an organization who may decide, with their language; none when they left or only look on now. */
export async function deciderOf(db: Database, organizationId: string, userId: string): Promise<Recipient[]> {
  const members = await inScope(db, { organizationId }, (sql) =>
    sql.rows<{ userId: string; email: string }>(`SELECT user_id AS "userId", email FROM memberships WHERE organization_id = $1 AND user_id = $2 AND role IN ('owner', 'manager')`, [organizationId, userId]),
  );
  return Promise.all(members.map((member) => withLocale(db, member)));
}

/** The person behind a creator, as an organization may know them; none when the creator has not signed up. */
export const personOfCreator = (db: Database, organizationId: string, creatorId: string): Promise<Recipient[]> => personIn(db, { organizationId, creatorId }, creatorId);

/** The person behind a creator, in the creator's own affairs. */
export const personBehind = (db: Database, creatorId: string): Promise<Recipient[]> => personIn(db, { creatorId }, creatorId);

async function personIn(db: Database, scope: Scope, creatorId: string): Promise<Recipient[]> {
  const people = await inScope(db, scope, (sql) =>
    sql.rows<{ userId: string; email: string }>(`SELECT u.id AS "userId", u.email FROM creators c JOIN auth."user" u ON u.id = c.user_id WHERE c.id = $1`, [creatorId]),
  );
  return Promise.all(people.map((person) => withLocale(db, person)));
}

async function withLocale(db: Database, person: { userId: string; email: string }): Promise<Recipient> {
  const found = await inScope(db, { userId: person.userId }, (sql) => sql.row<{ locale: Locale }>(`SELECT locale FROM people WHERE user_id = $1`, [person.userId]));
  return { ...person, locale: found?.locale ?? "en" };
}
