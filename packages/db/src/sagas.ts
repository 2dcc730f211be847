import { idFrom, type Context, type Sagas } from "@fanfare/domain/kernel";
import type { Sql } from "./scoped.ts";

/** Starts persisted processes in the transaction of the change that sets them off. */
export function sagasIn(sql: Sql, context: Context, at: Date): Sagas {
  return {
    async start({ name, key, organizationId, creatorId, state }) {
      const id = idFrom("saga", name, key);
      await sql.change(
        `INSERT INTO sagas (id, name, key, organization_id, creator_id, state, due_at, correlation_id, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $7, $7) ON CONFLICT (name, key) DO NOTHING`,
        [id, name, key, organizationId, creatorId, JSON.stringify(state), at.toISOString(), context.trace.correlationId],
      );
      return id;
    },
  };
}
