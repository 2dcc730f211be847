import type { JobName } from "@fanfare/contracts/jobs";
import type { Sql } from "../scoped.ts";

/** A row that waits for work: whose it is, and what the job's payload names. */
export type Waiting = { id: string; organizationId: string | null; creatorId: string | null; due?: string };

const owner = `organization_id AS "organizationId"`;
const both = `${owner}, creator_id AS "creatorId"`;

/** Work that was given up waits for a person, not for the next sweep. */
const notGivenUp = (job: JobName, field: string, table: string) =>
  `NOT EXISTS (SELECT 1 FROM dead_letters d WHERE d.name = '${job}' AND d.resolved_at IS NULL AND d.payload ->> '${field}' = ${table}.id::text)`;

export const assetsToProcess = (sql: Sql, limit: number): Promise<Waiting[]> =>
  sql.rows<Waiting>(
    `SELECT id, ${both} FROM assets WHERE status IN ('uploaded', 'processing') AND ${notGivenUp("media.process-asset", "assetId", "assets")} ORDER BY created_at LIMIT $1`,
    [limit],
  );

export const importsToRun = (sql: Sql, limit: number): Promise<Waiting[]> =>
  sql.rows<Waiting>(
    `SELECT id, ${owner}, NULL AS "creatorId" FROM creator_imports WHERE status = 'running' AND ${notGivenUp("creators.import-creators", "importId", "creator_imports")} ORDER BY created_at LIMIT $1`,
    [limit],
  );

export const bulkActionsToRun = (sql: Sql, limit: number): Promise<Waiting[]> =>
  sql.rows<Waiting>(
    `SELECT id, ${owner}, NULL AS "creatorId" FROM bulk_actions WHERE status = 'running' AND ${notGivenUp("discovery.run-bulk-action", "bulkId", "bulk_actions")} ORDER BY created_at LIMIT $1`,
    [limit],
  );

export const publicationsToVerify = (sql: Sql, limit: number): Promise<Waiting[]> =>
  sql.rows<Waiting>(
    `SELECT id, ${both} FROM publications WHERE status = 'reported' AND ${notGivenUp("tracking.verify-publication", "publicationId", "publications")} ORDER BY reported_at LIMIT $1`,
    [limit],
  );

export const mailsToSend = (sql: Sql, limit: number): Promise<Waiting[]> =>
  sql.rows<Waiting>(
    `SELECT id, ${owner}, NULL AS "creatorId" FROM mails WHERE status = 'queued' AND ${notGivenUp("messaging.send-mail", "mailId", "mails")} ORDER BY created_at LIMIT $1`,
    [limit],
  );

export const turnsToLapse = (sql: Sql, limit: number): Promise<Waiting[]> =>
  sql.rows<Waiting>(
    `SELECT id, ${both} FROM collaborations WHERE turn_lapses_at <= now() AND ${notGivenUp("collaborations.lapse-turn", "collaborationId", "collaborations")} ORDER BY turn_lapses_at LIMIT $1`,
    [limit],
  );

export const searchesToCheck = (sql: Sql, limit: number): Promise<Waiting[]> =>
  sql.rows<Waiting>(
    `SELECT id, ${owner}, NULL AS "creatorId", to_char(next_check_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS due
     FROM saved_searches WHERE has_alert AND next_check_at <= now() AND ${notGivenUp("discovery.check-saved-search", "searchId", "saved_searches")} ORDER BY next_check_at LIMIT $1`,
    [limit],
  );
