import { parseArgs } from "node:util";
import { openConnection, type SingleConnection } from "@fanfare/db/copy";
import { isSeeded, nextSeed, writeCreators } from "./write.ts";

const usage = 'Say what and how many: npm run seed -- creators 20000 [--seed N] [--organization ID].';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What was asked for, or a sentence about what is wrong with it. */
function readCommand(args: string[]): { count: number; seed: number | null; organizationId: string | null } {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { seed: { type: "string" }, organization: { type: "string" } } });
  const [what, size = ""] = positionals;
  const count = Number(size);
  const seed = values.seed === undefined ? null : Number(values.seed);
  if (what !== "creators" || positionals.length !== 2 || !Number.isSafeInteger(count) || count < 1 || count > 9_999_999) throw new Error(usage);
  if (seed !== null && (!Number.isInteger(seed) || seed < 1 || seed > 2_000_000_000)) throw new Error("A seed is a whole number from 1 to 2,000,000,000.");
  if (values.organization !== undefined && !uuid.test(values.organization)) throw new Error("--organization takes the id of an organization.");
  return { count, seed, organizationId: values.organization ?? null };
}

async function seed(client: SingleConnection, args: string[]): Promise<string> {
  const { count, organizationId, ...wanted } = readCommand(args);
  const seed = wanted.seed ?? (await nextSeed(client));
  if (await isSeeded(client, seed)) throw new Error(`The creators of seed ${seed} are here already. Leave --seed out to add others, or choose another number.`);
  const began = performance.now();
  const secondsGone = () => (performance.now() - began) / 1_000;
  const onProgress = (done: number) => process.stdout.write(`\r${done} of ${count} creators, ${Math.round(done / secondsGone())} a second `);
  const today = new Date(new Date().toISOString().slice(0, 10));
  const { creators, accounts } = await writeCreators(client, { seed, count, organizationId, today, onProgress }).catch((error: { code?: string }) => {
    // Row-level security hides organizations from the schema's owner; the foreign key knows them all.
    throw error.code === "23503" ? new Error(`There is no organization ${organizationId}.`) : error;
  });
  const owner = organizationId === null ? "public" : `on the list of ${organizationId}`;
  return `\n${creators} creators with ${accounts} accounts are in the catalogue (seed ${seed}, ${owner}), after ${secondsGone().toFixed(1)} s. The workers bring them to the search index.`;
}

async function main(): Promise<void> {
  const client = await openConnection(process.env["DATABASE_URL"] ?? "");
  try {
    console.log(await seed(client, process.argv.slice(2)));
  } finally {
    await client.end();
  }
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
