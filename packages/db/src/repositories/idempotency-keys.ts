import type { IdempotencyKeys } from "@fanfare/domain/kernel";
import type { Sql } from "../scoped.ts";

export function idempotencyKeysIn(sql: Sql): IdempotencyKeys {
  return {
    async claim({ organizationId, caller, command, key }) {
      const bind = [organizationId, caller, command, key];
      // Two calls at the same instant: the second waits here until the first has kept its answer or failed.
      await sql.row(`SELECT pg_advisory_xact_lock(hashtextextended(concat_ws('/', 'idempotency', $1::text, $2::text, $3::text, $4::text), 0))`, bind);
      return sql.row<{ requestHash: string; answer: unknown }>(
        `SELECT request_hash AS "requestHash", answer FROM idempotency_keys WHERE organization_id = $1 AND caller = $2 AND command = $3 AND key = $4`,
        bind,
      );
    },
    async keep({ organizationId, caller, command, key }, requestHash, answer) {
      await sql.change(
        `INSERT INTO idempotency_keys (organization_id, caller, command, key, request_hash, answer) VALUES ($1, $2, $3, $4, $5, $6::jsonb)`,
        [organizationId, caller, command, key, requestHash, JSON.stringify(answer)],
      );
    },
  };
}
