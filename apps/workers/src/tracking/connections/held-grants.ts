import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { heldConnections } from "@fanfare/db/system/connections";
import { heldGrantOf, type PlatformGrant, type Sealing } from "@fanfare/domain/tracking";

/** Grants of several connections, found at once. One that is missing has lapsed, is to be renewed, or can't be opened: `Grants.of` says which. */
export type HeldGrants = (connectionIds: readonly string[], at: Date) => Promise<ReadonlyMap<string, PlatformGrant>>;

/** Over the whole installation, so in the system's role. */
export const heldGrantsIn =
  (systemDb: Database, sealing: Sealing): HeldGrants =>
  async (connectionIds, at) => {
    if (connectionIds.length === 0) return new Map();
    const held = await inScope(systemDb, {}, (sql) => heldConnections(sql, connectionIds));
    return new Map(held.flatMap(({ connection, tokens }) => {
      const grant = heldGrantOf(sealing, connection, tokens, at);
      return grant === null ? [] : [[connection.id, grant] as const];
    }));
  };
