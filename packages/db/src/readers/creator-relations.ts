import type { CreatorRelation } from "@fanfare/contracts/discovery";
import type { Sql } from "../scoped.ts";

/** An application nobody has looked at yet is no contact: it came from the creator alone. */
export const isContact = `NOT (k.status = 'applied' AND k.version = 1)`;
/** It came to nothing, because one of the two said no. */
export const isDeclined = `k.status IN ('declined', 'withdrawn')`;

/**
 * How the organization of the scope stands to these creators (at most 100): on how many of its lists and in how many of its
 * campaigns they are, when it last had to do with them, and whether one of the two has said no before. In the order of `ids`;
 * creators that the organization does not see are left out.
 */
export const creatorRelations = (sql: Sql, ids: readonly string[]): Promise<CreatorRelation[]> =>
  sql.rows<CreatorRelation>(
    `SELECT c.id AS "creatorId", (SELECT count(*)::int FROM creator_list_entries e WHERE e.creator_id = c.id) AS lists,
       coalesce(k.campaigns, 0) AS campaigns, k.last_contact AS "lastContactAt", coalesce(k.has_declined, false) AS "hasDeclined"
     FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted(id, position) JOIN creators c ON c.id = wanted.id
     LEFT JOIN LATERAL (
       SELECT count(*)::int AS campaigns, bool_or(${isDeclined}) AS has_declined,
         to_char(max(k.updated_at) FILTER (WHERE ${isContact}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS last_contact
       FROM collaborations k WHERE k.creator_id = c.id
     ) k ON true
     ORDER BY wanted.position`,
    [ids],
  );
