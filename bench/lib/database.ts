import { connect, type Database } from "@fanfare/db/connection";
import { openConnection, type SingleConnection } from "@fanfare/db/copy";
import { eventually } from "@fanfare/testing/eventually";
import { migrateUp } from "../../migrations/src/migrate.ts";

/** A database of its own, seen through each of the three roles. */
export type OwnDatabase = { name: string; urls: Urls; owner: SingleConnection; app: Database; worker: Database; close(isKept?: boolean): Promise<void> };
type Urls = { owner: string; app: string; worker: string };

export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. The launcher sets it: npm run bench -- discovery`);
  return value;
}

const inDatabase = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
export const urlsOf = (name: string): Urls => ({
  owner: inDatabase(required("DATABASE_URL"), name),
  app: inDatabase(required("DATABASE_APP_URL"), name),
  worker: inDatabase(required("DATABASE_WORKER_URL"), name),
});

/** Work outside of any database that is made or dropped. */
export async function admin<T>(work: (client: SingleConnection) => Promise<T>): Promise<T> {
  const client = await openConnection(required("DATABASE_URL"));
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Connections that were closed just now may still be going, and only their own role could end them. */
export const dropDatabase = (name: string): Promise<unknown> => admin((client) => eventually(() => client.query(`DROP DATABASE IF EXISTS ${name}`).catch(() => null)));

/** An empty database with all tables, in place of what an earlier run left. */
export async function openOwnDatabase(name: string): Promise<OwnDatabase> {
  await dropDatabase(name);
  await admin((client) => client.query(`CREATE DATABASE ${name}`));
  const urls = urlsOf(name);
  await migrateUp(urls.owner);
  const owner = await openConnection(urls.owner);
  const [app, worker] = [connect(urls.app, { max: 8, name: "bench" }), connect(urls.worker, { max: 8, name: "bench" })];
  return {
    name, urls, owner, app, worker,
    async close(isKept = false) {
      await Promise.all([app.close(), worker.close(), owner.end()]);
      if (!isKept) await dropDatabase(name);
    },
  };
}

/** Rows are seeded past the rules by which the applications see them; who owns a table may, where that is not forced. */
export async function seedFreely(owner: SingleConnection, tables: readonly string[]): Promise<void> {
  for (const table of tables) await owner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
}
