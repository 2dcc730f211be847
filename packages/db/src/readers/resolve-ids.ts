import type { CreatorFilter } from "@fanfare/contracts/discovery";
import type { ResolvedIds, ResolveIds } from "@fanfare/domain/discovery";
import type { Sequelize } from "sequelize";
import { inScope, type Sql } from "../scoped.ts";
import { isContact, isDeclined } from "./creator-relations.ts";

/** More ids than this would make a search slow for everybody. */
const atMost = 50_000;

type Parts = { statements: string[]; bind: unknown[] };

/**
 * What a filter says about the organization's own lists, campaigns and contacts, as ids of creators: at most 50,000 each,
 * `only` null when it does not narrow. Rows of others are out of sight, so a list of another organization is empty.
 * Looks at the filter's own conditions; a group (`anyOf`, `noneOf`) is resolved by giving the group.
 */
export const makeResolveIds =
  (db: Sequelize): ResolveIds =>
  async (organizationId, filter) => {
    const except = exceptions(filter);
    const lists = filter.inLists ?? [];
    if (lists.length === 0 && except.statements.length === 0) return { only: null, except: [] };
    return inScope(db, { organizationId }, (sql) => (lists.length > 0 ? membersWithout(sql, lists, except) : allExceptions(sql, except)));
  };

function exceptions(filter: CreatorFilter): Parts {
  const bind: unknown[] = [];
  const parameter = (value: unknown) => `$${bind.push(value)}`;
  const statements: string[] = [];
  if (filter.notInLists?.length) statements.push(`SELECT creator_id AS id FROM creator_list_entries WHERE list_id = ANY(${parameter(filter.notInLists)}::uuid[])`);
  if (filter.notInCampaigns?.length) statements.push(`SELECT creator_id AS id FROM collaborations WHERE campaign_id = ANY(${parameter(filter.notInCampaigns)}::uuid[])`);
  if (filter.notContactedWithinDays) {
    statements.push(`SELECT k.creator_id AS id FROM collaborations k WHERE ${isContact} AND k.updated_at > now() - ${parameter(filter.notContactedWithinDays)}::int * interval '1 day'`);
  }
  if (filter.notDeclined) statements.push(`SELECT k.creator_id AS id FROM collaborations k WHERE ${isDeclined}`);
  return { statements, bind };
}

/** Members of the lists; whom the exceptions name is already gone from them. */
async function membersWithout(sql: Sql, lists: readonly string[], { statements, bind }: Parts): Promise<ResolvedIds> {
  const without = statements.map((statement) => ` EXCEPT (${statement})`).join("");
  const members = `(SELECT creator_id AS id FROM creator_list_entries WHERE list_id = ANY($${bind.length + 1}::uuid[]))`;
  return { only: await idsOf(sql, `${members}${without}`, [...bind, lists]), except: [] };
}

async function allExceptions(sql: Sql, { statements, bind }: Parts): Promise<ResolvedIds> {
  return { only: null, except: await idsOf(sql, statements.map((statement) => `(${statement})`).join(" UNION "), bind) };
}

async function idsOf(sql: Sql, statement: string, bind: readonly unknown[]): Promise<string[]> {
  const rows = await sql.rows<{ id: string }>(`SELECT DISTINCT id FROM (${statement}) AS found ORDER BY id LIMIT ${atMost}`, bind);
  return rows.map((row) => row.id);
}
