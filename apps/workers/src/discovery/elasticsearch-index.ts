import { createNextIndex, dropIndex, elasticsearchClient, elasticsearchIndex, ensureCreatorIndex, indexNames, leftoverIndices, switchToIndex } from "@fanfare/adapters/search";
import type { Database } from "@fanfare/db/connection";
import { beforeAllIds } from "@fanfare/db/readers/creator-documents";
import { inScope } from "@fanfare/db/scoped";
import { queueAfter } from "@fanfare/db/system/index-queue";
import type { CreatorIndex } from "@fanfare/domain/discovery";
import type { IndexBuilding, WrittenIndex } from "./written-index.ts";

type Client = ReturnType<typeof elasticsearchClient>;

const queuedAtOnce = 50_000;
/** The engine writes with one thread a request, and people search while a new index is filled. */
const fillingRequestsAtOnce = 1;
/** Nobody looks at a screen and waits for these, and a busy engine takes its time to make an index. */
const patientClient = (url: string): Client => elasticsearchClient(url).child({ requestTimeout: 15_000 });

/** The index behind `alias` on the Elasticsearch of this URL, as the projection writes it. */
export function elasticsearchWriting(url: string, alias: string, db: Database): WrittenIndex {
  const client = patientClient(url);
  const indices = (alsoTo: string | null) => elasticsearchIndex(client, () => Promise.resolve(alsoTo === null ? [alias] : [alias, alsoTo]));
  let known: "unknown" | "current" | "outdated" = "unknown";

  /** An index that is empty needs all of the catalogue, whoever made it and died before saying so. */
  async function check(): Promise<void> {
    const found = await ensureCreatorIndex(client, alias);
    if (found === "made" || (found === "kept" && (await client.count({ index: alias })).count === 0)) await queueAll(db);
    known = found === "outdated" ? "outdated" : "current";
  }

  return {
    writing: (alsoTo) => (known === "outdated" ? frozenBut(indices(alsoTo), alsoTo === null ? null : fillingOn(client, alsoTo)) : indices(alsoTo)),
    // Looked for before each batch: a server that lost its index while we were running gets all of it again.
    async ensure() {
      if (known !== "current" || (await indexNames(client, alias)).length === 0) await check();
      return known === "outdated" ? buildingOn(client, alias) : null;
    },
    close: () => client.close(),
  };
}

/** An older mapping may not take today's documents, but who is gone must not be found by it. What it misses, filling the next one reads. */
function frozenBut(all: CreatorIndex, filling: CreatorIndex | null): CreatorIndex {
  return {
    async write(documents, removed) {
      const [refused] = await Promise.all([filling?.write(documents, []) ?? [], all.write([], removed)]);
      return refused;
    },
    refresh: () => all.refresh(),
  };
}

async function queueAll(db: Database): Promise<void> {
  let afterId: string | null = beforeAllIds;
  while (afterId !== null) {
    const from: string = afterId;
    afterId = await inScope(db, {}, (sql) => queueAfter(sql, from, queuedAtOnce));
  }
}

/** For an installation without Elasticsearch: figures are kept up to date, and nothing is written. */
export const noIndex: WrittenIndex = {
  writing: () => ({ write: () => Promise.resolve([]), refresh: () => Promise.resolve() }),
  ensure: () => Promise.resolve(null),
  close: () => Promise.resolve(),
};

const fillingOn = (client: Client, name: string): CreatorIndex => elasticsearchIndex(client, () => Promise.resolve([name]), { requestsAtOnce: fillingRequestsAtOnce });

function buildingOn(client: Client, alias: string): IndexBuilding {
  return {
    async create() {
      // What a rebuild left that died between making an index and saying so.
      for (const name of await leftoverIndices(client, alias, null)) await dropIndex(client, name);
      return createNextIndex(client, alias);
    },
    exists: (name) => client.indices.exists({ index: name }),
    filling: (name) => fillingOn(client, name),
    putInPlace: (name) => switchToIndex(client, alias, name),
    drop: (name) => dropIndex(client, name),
  };
}

/** Making a new index beside the one behind `alias`. `close` ends the client's connections. */
export function elasticsearchBuilding(url: string, alias: string): { index: IndexBuilding; close(): Promise<void> } {
  const client = patientClient(url);
  return { index: buildingOn(client, alias), close: () => client.close() };
}
