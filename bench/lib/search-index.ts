import { elasticsearchIndex, ensureCreatorIndex, indexNames, type elasticsearchClient } from "@fanfare/adapters/search";
import type { Database } from "@fanfare/db/connection";
import { FiguresKeeper } from "../../apps/workers/src/discovery/figures-keeper.ts";
import { Projection } from "../../apps/workers/src/discovery/projection.ts";

export type EngineClient = ReturnType<typeof elasticsearchClient>;

/** An empty index behind the alias, whatever an earlier run left. */
export async function startIndex(client: EngineClient, alias: string): Promise<void> {
  await dropIndices(client, alias);
  await ensureCreatorIndex(client, alias);
}

export async function dropIndices(client: EngineClient, alias: string): Promise<void> {
  const names = Object.keys(await client.indices.get({ index: `${alias}-*`, allow_no_indices: true, expand_wildcards: "all" }));
  for (const index of new Set([...names, ...(await indexNames(client, alias))])) await client.indices.delete({ index, ignore_unavailable: true });
}

/** What the workers run, on the index of this alias. */
export function projectionOn({ worker, client }: { worker: Database; client: EngineClient }, alias: string): Projection {
  return new Projection({
    db: worker,
    figures: new FiguresKeeper(worker),
    index: () => elasticsearchIndex(client, async () => [alias]),
    changed: () => Promise.resolve(),
    giveUp: ({ reason }) => Promise.reject(new Error(reason)),
  });
}
