import { migrate } from "../lib/migrations.ts";
import type { Session } from "../lib/session.ts";
import { postgres } from "../servers/postgres.ts";

/** `npm run db:migrate`: brings the schema up to date. */
export async function databaseMigrate(session: Session): Promise<void> {
  await withPostgres(session, "up");
}

/** `npm run db:reset`: takes every migration back and runs all again; the data is gone. */
export async function databaseReset(session: Session): Promise<void> {
  await withPostgres(session, "reset");
}

/** `npm run db:new -- NAME`: makes the files of the next migration. */
export async function databaseNew(session: Session, args: string[]): Promise<void> {
  await migrate(session, "new", ...args);
}

async function withPostgres(session: Session, direction: "up" | "reset"): Promise<void> {
  await session.startServers("npm run db", { only: [postgres] });
  await migrate(session, direction);
}
