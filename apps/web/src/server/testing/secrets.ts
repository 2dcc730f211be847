import { inScope, type Sql } from "@fanfare/db/scoped";
import type { World } from "./world.ts";

/** Ids that nobody from outside may see: of the organization's rows, and of the creator's. */
export async function secretsOf(world: World): Promise<{ organization: Set<string>; creator: Set<string> }> {
  const { organizationId } = world;
  const { creatorId } = world.as("creator").actor;
  const organization = await inScope(world.app.db, { organizationId }, (sql) => idsOfRows(sql, "organization_id", organizationId));
  const creator = await inScope(world.app.db, { creatorId }, (sql) => idsOfRows(sql, "creator_id", creatorId));
  return { organization: new Set([...organization, organizationId]), creator: new Set(creator) };
}

async function idsOfRows(sql: Sql, column: "organization_id" | "creator_id", value: string): Promise<string[]> {
  const tables = await sql.rows<{ name: string }>(
    `SELECT t.relname AS name FROM pg_class t
     JOIN pg_attribute c ON c.attrelid = t.oid AND c.attname = $1
     JOIN pg_attribute i ON i.attrelid = t.oid AND i.attname = 'id' AND i.atttypid = 'uuid'::regtype
     WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace AND has_table_privilege(t.oid, 'SELECT')`,
    [column],
  );
  if (tables.length === 0) return [];
  const all = tables.map(({ name }) => `SELECT id FROM ${name} WHERE ${column} = $1`).join(" UNION ALL ");
  return (await sql.rows<{ id: string }>(all, [value])).map(({ id }) => id);
}
