import { QueryTypes } from "sequelize";
import type { Database } from "./connection.ts";

/** The server's version and how long an answer takes (ms). Throws when it can't be reached. */
export async function probeDatabase(db: Database): Promise<{ version: string; latencyMs: number }> {
  const began = performance.now();
  const [row] = await db.query<{ server_version: string }>("SHOW server_version", { type: QueryTypes.SELECT });
  return { version: row?.server_version ?? "unknown", latencyMs: Math.round(performance.now() - began) };
}
