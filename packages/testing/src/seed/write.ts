import { setImmediate as yielding } from "node:timers/promises";
import { copyInto, copyLine, json, type SingleConnection } from "@fanfare/db/copy";
import { handleKey } from "@fanfare/domain/creators";
import { figuresVersion, type AccountFacts, type CreatorDocument } from "@fanfare/domain/discovery";
import { creatorOf, type SeedOptions } from "./creators.ts";

export type WriteOptions = SeedOptions & {
  seed: number;
  count: number;
  /** False leaves them out of the index's list: for whoever fills an index by themselves. */
  isIndexed?: boolean;
  onProgress?: (done: number) => void;
};
type Lines = { ids: string[]; creators: string[]; accounts: string[]; rates: string[] };

const chunk = 2_500;
const tables = ["creators", "social_accounts", "creator_rates"];
const creatorColumns = ["id", "organization_id", "display_name", "bio", "country", "city", "gender", "birth_year", "languages", "topics", "brands", "contact_kinds", "email", "source", "source_detail", "created_at", "updated_at", "size"];
const accountColumns = ["id", "creator_id", "organization_id", "platform", "handle", "handle_folded", "url", "followers", "average_views", "engagement_rate", "metrics", "metrics_source", "metrics_read_at", "account_type", "is_verified", "is_private", "is_official_artist", "last_post_at", "post_count", "games", "audience", "audience_read_at", "history", "posts", "figures", "figures_version", "figures_at"];
const rateColumns = ["creator_id", "platform", "format", "amount_minor", "currency"];

/** The first seed whose creators are not there yet, so that every run adds a set of its own. */
export async function nextSeed(client: SingleConnection): Promise<number> {
  const { rows } = await client.query<{ next: number }>(`SELECT coalesce(max(substring(source_detail FROM '^seed (\\d+)$')::integer), 0) + 1 AS next FROM creators WHERE source_detail LIKE 'seed %'`);
  return rows[0]!.next;
}

export async function isSeeded(client: SingleConnection, seed: number): Promise<boolean> {
  const { rowCount } = await client.query(`SELECT 1 FROM creators WHERE source_detail = $1 LIMIT 1`, [`seed ${seed}`]);
  return rowCount !== 0;
}

/**
 * Writes creators of a seed straight into the catalogue. `client` is connected as the schema's owner, who may lift the
 * walls and triggers of the tables for a transaction: a chunk at a time, so that the running product waits a second at most.
 * While the database takes one chunk in, the next is made.
 */
export async function writeCreators(client: SingleConnection, options: WriteOptions): Promise<{ creators: number; accounts: number }> {
  const written = { creators: 0, accounts: 0 };
  let writing = Promise.resolve();
  for (let from = 0; from < options.count; from += chunk) {
    const [lines] = await Promise.all([makeLines(options, from, Math.min(from + chunk, options.count)), writing]);
    written.creators += lines.creators.length;
    written.accounts += lines.accounts.length;
    const done = written.creators;
    writing = writeLines(client, lines, options.isIndexed !== false).then(() => options.onProgress?.(done));
  }
  await writing;
  return written;
}

/** Writes these creators in one transaction, with their figures. */
export function writeDocuments(client: SingleConnection, creators: readonly CreatorDocument[], options: { today: Date; detail: string; isIndexed?: boolean }): Promise<void> {
  const lines = noLines();
  for (const creator of creators) addLines(lines, creator, options.detail, options.today.toISOString());
  return writeLines(client, lines, options.isIndexed !== false);
}

/** Lets the socket have its turn again and again: the database is reading the chunk before. */
async function makeLines(options: WriteOptions, from: number, until: number): Promise<Lines> {
  const lines = noLines();
  const at = options.today.toISOString();
  for (let index = from; index < until; index += 1) {
    addLines(lines, creatorOf(options.seed, index, options), `seed ${options.seed}`, at);
    if (index % 20 === 0) await yielding();
  }
  return lines;
}

async function writeLines(client: SingleConnection, lines: Lines, isIndexed: boolean): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(tables.map((table) => `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER`).join(";"));
    await copyInto(client, "creators", creatorColumns, lines.creators);
    await copyInto(client, "social_accounts", accountColumns, lines.accounts);
    await copyInto(client, "creator_rates", rateColumns, lines.rates);
    if (isIndexed) await client.query(`INSERT INTO creators_to_index (creator_id, organization_id, version) SELECT id, organization_id, index_version FROM creators WHERE id = ANY($1::uuid[])`, [lines.ids]);
    await client.query(tables.map((table) => `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY, ENABLE TRIGGER USER`).join(";"));
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

const noLines = (): Lines => ({ ids: [], creators: [], accounts: [], rates: [] });

function addLines(lines: Lines, creator: CreatorDocument, detail: string, at: string): void {
  lines.ids.push(creator.id);
  lines.creators.push(creatorLine(creator, detail, at));
  for (const account of creator.accounts) lines.accounts.push(accountLine(creator, account, at));
  for (const { platform, format, amount, currency } of creator.rates) lines.rates.push(copyLine([creator.id, platform, format, amount, currency]));
}

function creatorLine(creator: CreatorDocument, detail: string, at: string): string {
  const { id, organizationId, displayName, bio, country, city, gender, birthYear, languages, topics, brands, contactKinds, source, accounts } = creator;
  const email = contactKinds.includes("email") ? `${accounts[0]?.handle ?? id}@creators.example` : null;
  // As the trigger that is lifted would have it.
  const sizes = accounts.flatMap(({ followers }) => followers ?? []);
  return copyLine([id, organizationId, displayName, bio, country, city, gender, birthYear, languages, topics, brands, contactKinds, email, source, detail, at, at, sizes.length > 0 ? Math.max(...sizes) : null]);
}

function accountLine(creator: CreatorDocument, account: AccountFacts, at: string): string {
  const { id, platform, handle, followers, averageViews, engagementRate, metrics, accountType, isVerified, isPrivate, isOfficialArtist, lastPostAt, postCount, games, audience, history, posts, figures } = account;
  return copyLine([
    id, creator.id, creator.organizationId, platform, handle, handleKey(handle), `https://${platform}.example/${handle}`, followers, averageViews, engagementRate, metrics, "seed", at,
    accountType, isVerified, isPrivate, isOfficialArtist, lastPostAt, postCount, games, audience, audience && at, json(history), json(posts), figures, figuresVersion, at,
  ]);
}
