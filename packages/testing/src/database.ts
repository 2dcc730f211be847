import { createHash, randomBytes } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { connect } from "@fanfare/db/connection";
import { QueryTypes, type Sequelize } from "sequelize";
import { eventually } from "./eventually.ts";
import { migrateUp } from "../../../migrations/src/migrate.ts";

const sqlFolder = new URL("../../../migrations/sql/", import.meta.url);
const templateLock = 7_246_002;

/** A migrated database of its own for one test file, seen through each of the three roles. */
export type TestDatabase = {
  owner: Sequelize;
  app: Sequelize;
  worker: Sequelize;
  urls: { owner: string; app: string; worker: string };
  drop(): Promise<void>;
};

/**
 * Clones a database from a migrated template, which is made once for each state of the SQL files.
 * Needs DATABASE_URL (an owner with CREATEDB), DATABASE_APP_URL and DATABASE_WORKER_URL.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const admin = connect(required("DATABASE_URL"), { max: 1, name: "test-admin" });
  const name = `fanfare_test_${randomBytes(6).toString("hex")}`;
  const template = await ensureTemplate(admin);
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await admin.close();
  const urls = {
    owner: withDatabase(required("DATABASE_URL"), name),
    app: withDatabase(required("DATABASE_APP_URL"), name),
    worker: withDatabase(required("DATABASE_WORKER_URL"), name),
  };
  const owner = connect(urls.owner, { max: 2 });
  const app = connect(urls.app, { max: 24 });
  const worker = connect(urls.worker, { max: 4 });
  return { owner, app, worker, urls, drop: () => dropDatabase(name, [owner, app, worker]) };
}

async function ensureTemplate(admin: Sequelize): Promise<string> {
  const hash = createHash("sha256");
  for (const file of readdirSync(sqlFolder).sort()) hash.update(file).update(readFileSync(new URL(file, sqlFolder)));
  const name = `fanfare_template_${hash.digest("hex").slice(0, 12)}`;
  await admin.query(`SELECT pg_advisory_lock(${templateLock})`);
  try {
    const found = await admin.query(`SELECT 1 FROM pg_database WHERE datname = $1`, { bind: [name], type: QueryTypes.SELECT });
    if (found.length === 0) {
      // Under another name until it is whole, so that a broken-off run leaves no half template behind.
      const draft = `${name}_${randomBytes(3).toString("hex")}`;
      await admin.query(`CREATE DATABASE ${draft}`);
      await migrateUp(withDatabase(required("DATABASE_URL"), draft));
      await admin.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
    }
  } finally {
    await admin.query(`SELECT pg_advisory_unlock(${templateLock})`);
  }
  return name;
}

async function dropDatabase(name: string, open: Sequelize[]): Promise<void> {
  await Promise.all(open.map((connection) => connection.close()));
  const admin = connect(required("DATABASE_URL"), { max: 1 });
  // The other roles' connections are closed, but their backends may live a moment longer, and only those roles could end them.
  await eventually(() => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).then(() => true, isStillOpen));
  await admin.close();
}

function isStillOpen(error: unknown): false {
  if (error instanceof Error && /terminate process|being accessed/.test(error.message)) return false;
  throw error;
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Start the servers with: npm run services -- --profile test`);
  return value;
}
