import { writeFileSync } from "node:fs";
import { dataSource, migrationNames } from "./data-source.ts";

// Any fixed number will do: it only has to be the same for everybody who migrates.
const migrationLock = 7_246_001;

/**
 * Brings the schema up to date under a lock, so that two starts do not migrate at once.
 * Returns the names of the migrations that ran.
 */
export async function migrateUp(url: string): Promise<string[]> {
  return withDataSource(url, async (source) => {
    // A lock of a session: it has to be taken and given back on the same connection.
    const keeper = source.createQueryRunner();
    await keeper.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    try {
      return (await source.runMigrations({ transaction: "each" })).map((migration) => migration.name);
    } finally {
      await keeper.query("SELECT pg_advisory_unlock($1)", [migrationLock]);
      await keeper.release();
    }
  });
}

/** Takes back the last `steps` migrations, or all of them. */
export async function migrateDown(url: string, steps = migrationNames().length): Promise<void> {
  await withDataSource(url, async (source) => {
    for (let step = 0; step < steps; step += 1) await source.undoLastMigration({ transaction: "each" });
  });
}

/** Makes an empty pair of files for the next migration; returns its name. */
export function newMigration(title: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(title)) throw new Error("A migration's name is lower-case words joined by _, such as add_tags.");
  const last = migrationNames().at(-1) ?? "0000";
  const name = `${String(Number(last.slice(0, 4)) + 1).padStart(4, "0")}_${title}`;
  for (const direction of ["up", "down"]) writeFileSync(new URL(`../sql/${name}.${direction}.sql`, import.meta.url), "");
  return name;
}

async function withDataSource<T>(url: string, work: (source: ReturnType<typeof dataSource>) => Promise<T>): Promise<T> {
  const source = await dataSource(url).initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

async function main([command, argument]: string[]): Promise<string> {
  if (command === "new") return `Made migrations/sql/${newMigration(argument ?? "")}.{up,down}.sql`;
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error("DATABASE_URL is not set. It is the connection of the schema's owner, such as postgres://fanfare_owner:...@127.0.0.1:5432/fanfare");
  if (command === "up") return `Migrations run: ${(await migrateUp(url)).join(", ") || "none, the schema is up to date"}`;
  if (command === "down") return migrateDown(url, Number(argument ?? 1)).then(() => "Taken back.");
  if (command === "reset") {
    await migrateDown(url);
    return `Emptied, then run: ${(await migrateUp(url)).join(", ")}`;
  }
  throw new Error("Usage: migrate.ts up | down [steps] | reset | new NAME");
}

if (import.meta.main) {
  main(process.argv.slice(2)).then(
    (line) => console.log(line),
    (error: Error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
