import { handleKey } from "@fanfare/domain/creators";
import { newId, notFound, versionConflict } from "@fanfare/domain/kernel";
import { connectedElsewhere, type AccountConnection, type ConnectionRepositories, type PendingConsent, type SealedTokens } from "@fanfare/domain/tracking";
import { brokenConstraint, type Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

const columns = `id, creator_id AS "creatorId", social_account_id AS "socialAccountId", platform, external_id AS "externalId", app_user_id AS "appUserId", handle, status, problem, scopes,
  missing_scopes AS "missingScopes", connected_at AS "connectedAt", access_expires_at AS "accessExpiresAt", lapses_at AS "lapsesAt", refresh_at AS "refreshAt",
  refresh_failures AS "refreshFailures", renewal_begun_at AS "renewalBegunAt", reminded_at AS "remindedAt", fence, version, updated_at AS "updatedAt"`;
// Rows that point at a connection go on being written while it is held.
const held = "FOR NO KEY UPDATE";

type Row = Omit<AccountConnection, "fence"> & { fence: string };
const toConnection = (row: Row): AccountConnection => ({ ...row, fence: Number(row.fence) });

export function connectionsIn(sql: Sql): ConnectionRepositories["connections"] {
  const one = async (where: string, bind: readonly unknown[]) => {
    const row = await sql.row<Row>(`SELECT ${columns} FROM account_connections WHERE ${where}`, bind);
    return row && toConnection(row);
  };
  const found = async (where: string, id: string) => {
    const connection = await one(where, [id]);
    if (!connection) throw notFound("connection");
    return connection;
  };
  return {
    get: (id) => found("id = $1", id),
    hold: (id) => found(`id = $1 ${held}`, id),
    ofAccount: (platform, externalId) => one(`platform = $1 AND external_id = $2 AND status <> 'disconnected' ${held}`, [platform, externalId]),
    async add(connection) {
      const { fence, version, creatorId, platform, externalId } = connection;
      try {
        await sql.change(
          `INSERT INTO account_connections (id, social_account_id, handle, status, problem, scopes, missing_scopes, connected_at, access_expires_at, lapses_at, refresh_at, refresh_failures,
             reminded_at, updated_at, app_user_id, renewal_begun_at, creator_id, platform, external_id, fence, version)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
          [...changing(connection), creatorId, platform, externalId, fence, version],
        );
      } catch (error) {
        throw brokenConstraint(error) === "account_connections_account" ? connectedElsewhere(platform, error) : error;
      }
    },
    async save(connection) {
      savedOnce("connection", await sql.change(`UPDATE account_connections SET ${assignments}, version = version + 1 WHERE id = $1 AND version = $17`, [...changing(connection), connection.version]));
    },
    async saveRenewed(connection) {
      const touched = await sql.change(`UPDATE account_connections SET ${assignments}, version = version + 1, fence = fence + 1 WHERE id = $1 AND fence = $17`, [...changing(connection), connection.fence]);
      if (touched !== 1) throw versionConflict("connection");
    },
  };
}

const assignments = `social_account_id = $2, handle = $3, status = $4, problem = $5, scopes = $6, missing_scopes = $7, connected_at = $8, access_expires_at = $9, lapses_at = $10,
  refresh_at = $11, refresh_failures = $12, reminded_at = $13, updated_at = $14, app_user_id = $15, renewal_begun_at = $16`;

const changing = (one: AccountConnection): unknown[] => [
  one.id, one.socialAccountId, one.handle, one.status, one.problem, [...one.scopes], [...one.missingScopes], one.connectedAt.toISOString(), one.accessExpiresAt.toISOString(),
  one.lapsesAt?.toISOString() ?? null, one.refreshAt.toISOString(), one.refreshFailures, one.remindedAt?.toISOString() ?? null, one.updatedAt.toISOString(),
  one.appUserId, one.renewalBegunAt?.toISOString() ?? null,
];

export function connectionTokensIn(sql: Sql): ConnectionRepositories["connectionTokens"] {
  return {
    get: (connectionId) =>
      sql.row<SealedTokens>(`SELECT key_id AS "keyId", access_token AS "accessToken", refresh_token AS "refreshToken" FROM connection_tokens WHERE connection_id = $1`, [connectionId]),
    async put({ id, creatorId }, { keyId, accessToken, refreshToken }, at) {
      await sql.change(
        `INSERT INTO connection_tokens (connection_id, creator_id, key_id, access_token, refresh_token, sealed_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (connection_id) DO UPDATE SET key_id = excluded.key_id, access_token = excluded.access_token, refresh_token = excluded.refresh_token, sealed_at = excluded.sealed_at`,
        [id, creatorId, keyId, Buffer.from(accessToken), refreshToken && Buffer.from(refreshToken), at.toISOString()],
      );
    },
    async erase(connectionId) {
      await sql.change(`DELETE FROM connection_tokens WHERE connection_id = $1`, [connectionId]);
    },
  };
}

export function consentRequestsIn(sql: Sql): ConnectionRepositories["consentRequests"] {
  return {
    async add({ stateHash, userId, creatorId, platform, codeVerifier, keyId, expiresAt }, at) {
      await sql.change(`DELETE FROM consent_requests WHERE creator_id = $1 AND expires_at < $2`, [creatorId, at.toISOString()]);
      await sql.change(`INSERT INTO consent_requests (state_hash, user_id, creator_id, platform, code_verifier, key_id, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
        stateHash, userId, creatorId, platform, Buffer.from(codeVerifier), keyId, expiresAt.toISOString(),
      ]);
    },
    take: (stateHash) =>
      sql.row<PendingConsent>(
        `DELETE FROM consent_requests WHERE state_hash = $1
         RETURNING state_hash AS "stateHash", user_id AS "userId", creator_id AS "creatorId", platform, code_verifier AS "codeVerifier", key_id AS "keyId", expires_at AS "expiresAt"`,
        [stateHash],
      ),
  };
}

export function connectedAccountsIn(sql: Sql): ConnectionRepositories["connectedAccounts"] {
  return {
    async put({ creatorId, platform, externalId, handle, url, at }) {
      const folded = handleKey(handle);
      const known = await sql.row<{ id: string }>(
        `SELECT id FROM social_accounts WHERE creator_id = $1 AND platform = $2 AND (external_id = $3 OR external_id IS NULL AND handle_folded = $4) ORDER BY external_id NULLS LAST LIMIT 1`,
        [creatorId, platform, externalId, folded],
      );
      await sql.change(`SELECT take_account_name($1, $2, $3)`, [platform, folded, known?.id ?? null]);
      if (known) {
        await sql.change(`UPDATE social_accounts SET external_id = $2, handle = $3, handle_folded = $4, url = $5 WHERE id = $1`, [known.id, externalId, handle, folded, url]);
        return known.id;
      }
      const id = newId();
      await sql.change(
        `INSERT INTO social_accounts (id, creator_id, platform, handle, handle_folded, external_id, url, metrics_source, metrics_read_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'creator', $8)`,
        [id, creatorId, platform, handle, folded, externalId, url, at.toISOString()],
      );
      return id;
    },
    async lastReadAt(socialAccountId) {
      const row = await sql.row<{ at: Date | null }>(`SELECT last_read_at AS at FROM sync_targets WHERE id = $1`, [socialAccountId]);
      return row?.at ?? null;
    },
    async eraseReadings(socialAccountId, at) {
      await sql.change(`SELECT erase_account_readings($1)`, [socialAccountId]);
      await sql.change(
        `UPDATE sync_targets SET last_read_at = NULL, last_changed_at = NULL, content_hash = NULL, posts_seen_until = NULL, claim = NULL, due_at = 'infinity', stale_since = NULL, stale_reason = NULL WHERE id = $1`,
        [socialAccountId],
      );
      const touched = await sql.change(
        `UPDATE social_accounts SET followers = NULL, average_views = NULL, engagement_rate = NULL, metrics = '{}', metrics_source = 'creator', metrics_read_at = $2, account_type = NULL, is_verified = false,
           last_post_at = NULL, post_count = NULL, audience = NULL, audience_read_at = NULL, history = '[]', posts = '[]', figures = '{}', figures_version = 0, figures_at = NULL
         WHERE id = $1`,
        [socialAccountId, at.toISOString()],
      );
      return touched === 1;
    },
  };
}
