import { withoutCredentials } from "@fanfare/adapters/logging";
import { connect, type Database } from "@fanfare/db/connection";
import { DomainError } from "@fanfare/domain/kernel";

/** What a program about the index works with. `signal` is aborted by Ctrl-C and SIGTERM: it ends after what it has in hand. */
export type CommandParts = { db: Database; databaseUrl: string; elasticsearchUrl: string; indexName: string; signal: AbortSignal };

const wanted = { DATABASE_WORKER_URL: "postgres://fanfare_worker:...@127.0.0.1:5432/fanfare", ELASTICSEARCH_URL: "http://127.0.0.1:9200" } as const;

/**
 * Runs a program with the environment that the workers have, and makes its answer the exit code: 2 when it can't work at all.
 * Reads DATABASE_WORKER_URL, ELASTICSEARCH_URL and SEARCH_INDEX.
 */
export async function runCommand(name: string, run: (parts: CommandParts) => Promise<number>): Promise<void> {
  const missing = Object.entries(wanted).filter(([variable]) => !process.env[variable]);
  if (missing.length > 0) {
    for (const [variable, example] of missing) console.error(`${variable} is not set. Give what the workers have, such as ${example}.`);
    process.exitCode = 2;
    return;
  }
  const databaseUrl = process.env["DATABASE_WORKER_URL"]!;
  const db = connect(databaseUrl, { max: 2, name });
  const stopping = new AbortController();
  for (const ending of ["SIGINT", "SIGTERM"] as const) process.once(ending, () => stopping.abort());
  try {
    process.exitCode = await run({ db, databaseUrl, elasticsearchUrl: process.env["ELASTICSEARCH_URL"]!, indexName: process.env["SEARCH_INDEX"] || "fanfare-creators", signal: stopping.signal });
  } catch (error) {
    console.error(stopping.signal.aborted ? "\nBroken off." : sentenceOf(error));
    process.exitCode = error instanceof DomainError || stopping.signal.aborted ? 1 : 2;
  } finally {
    await db.close();
  }
}

/** The client's error of a server that is away has no words of its own. */
function sentenceOf(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  const text = error instanceof Error ? error.message || error.name : String(error);
  return `It could not be done: ${withoutCredentials(text)}. Look whether PostgreSQL and Elasticsearch run (npm run services), and start again.`;
}
