import pg from "pg";

/** A right that one process of the installation has at a time; it ends with the process, however it ends. */
export type Lock = { isHeld(): boolean; release(): Promise<void> };

/**
 * Takes the right of this number, or answers null when another process has it. `url` is a PostgreSQL URL. Keeps a connection
 * of its own, because the right hangs on the session: when the connection breaks, `isHeld` answers false.
 */
export async function takeLock(url: string, number: number): Promise<Lock | null> {
  const client = new pg.Client({ connectionString: url, application_name: `fanfare-lock-${number}`, keepAlive: true });
  let held = true;
  client.on("error", () => (held = false));
  client.on("end", () => (held = false));
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>(`SELECT pg_try_advisory_lock($1) AS taken`, [number]);
  if (rows[0]?.taken !== true) {
    await client.end();
    return null;
  }
  return { isHeld: () => held, release: () => client.end() };
}
