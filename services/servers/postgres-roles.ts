import pg from "pg";
import { Failure } from "../lib/failure.ts";
import type { Environment } from "../lib/environment.ts";
import type { Secrets } from "../lib/secrets.ts";

const extensions = ["pg_trgm", "unaccent", "citext", "btree_gin"];
const plain = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE";

/**
 * On our own server: the owner of the schema, its database, and the extensions, also in template1 so that databases
 * made by tests have them. The owner is no superuser: row-level security then binds it as soon as it is forced.
 */
export async function ensureDatabase(superuserUrl: string, secrets: Secrets): Promise<void> {
  await connected(superuserUrl, async (client) => {
    await ensureRole(client, "fanfare_owner", secrets.ownerPassword, `${plain} CREATEDB`);
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'fanfare'");
    if (rowCount === 0) await client.query("CREATE DATABASE fanfare OWNER fanfare_owner");
  });
  for (const database of ["template1", "fanfare"]) {
    await connected(inDatabase(superuserUrl, database), async (client) => {
      for (const extension of extensions) await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
    });
  }
}

/** The two roles the programs sign in as. Missing ones are made; one that is there is left as it is. */
export async function ensureRoles(adminUrl: string, environment: Environment): Promise<void> {
  const urls = [environment.DATABASE_APP_URL ?? "", environment.DATABASE_WORKER_URL ?? ""];
  const answers = await Promise.all(urls.map(canSignIn));
  const missing = urls.filter((_, index) => answers[index] === false);
  if (missing.length === 0) return;
  try {
    await connected(adminUrl, async (client) => {
      for (const url of missing) {
        const { username, password } = new URL(url);
        await ensureRole(client, username, decodeURIComponent(password), `${plain} NOCREATEDB`);
      }
    });
    if (!(await Promise.all(urls.map(canSignIn))).every(Boolean)) throw new Error("they are there, with passwords this checkout does not know");
  } catch (error) {
    throw new Failure(
      `The roles fanfare_app and fanfare_worker cannot be used in PostgreSQL: ${(error as Error).message}.`,
      "Make them yourself (LOGIN NOSUPERUSER NOBYPASSRLS) and set DATABASE_APP_URL and DATABASE_WORKER_URL, or let DATABASE_URL name a role with CREATEROLE.",
    );
  }
}

async function ensureRole(client: pg.Client, role: string, password: string, attributes: string): Promise<void> {
  const name = client.escapeIdentifier(role);
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${name} ${attributes} PASSWORD ${client.escapeLiteral(password)}`);
}

async function canSignIn(url: string): Promise<boolean> {
  return connected(url, async () => true).catch(() => false);
}

function inDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}

async function connected<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
