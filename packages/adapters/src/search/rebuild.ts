import { errors, type Client } from "@elastic/elasticsearch";
import { indexDefinition, mappingVersion } from "./index-definition.ts";
import { indexNames, numberedIndices, writesTo } from "./index-names.ts";

/**
 * Sees to it that an index stands behind the alias. Answers `made` when it is a new and empty one, to which the whole
 * catalogue has to be brought, and `outdated` when it is of an older mapping: it goes on answering until another is filled.
 * Safe when several processes start at once; a newer mapping is left alone.
 */
export async function ensureCreatorIndex(client: Client, alias: string): Promise<"kept" | "made" | "outdated"> {
  const [current] = await indexNames(client, alias);
  if (current === undefined) {
    const isMade = await create(client, `${alias}-1`, [alias, writesTo(alias)]);
    // Somebody else made it, now or in a life before: either way the alias has to lead to it.
    if (!isMade) await switchToIndex(client, alias, `${alias}-1`);
    return isMade ? "made" : "kept";
  }
  const mappings = await client.indices.getMapping({ index: current });
  const version = Number(mappings[current]?.mappings._meta?.["version"] ?? 1);
  return version >= mappingVersion ? "kept" : "outdated";
}

/** Makes an empty index to be filled beside the one that answers, and gives its name. Nobody searches it yet, so it shows nothing by itself. */
export async function createNextIndex(client: Client, alias: string): Promise<string> {
  const last = (await numberedIndices(client, alias)).at(-1)?.number ?? 0;
  const name = `${alias}-${last + 1}`;
  // Two of them at once get one and the same index.
  await create(client, name, [], neverByItself);
  return name;
}

/** Lets the alias lead to this index and drops the one before, in one step: no search falls in between. */
export async function switchToIndex(client: Client, alias: string, index: string): Promise<void> {
  const before = (await indexNames(client, alias)).filter((name) => name !== index);
  await client.indices.putSettings({ index, settings: { refresh_interval: indexDefinition.settings.refresh_interval } });
  await client.indices.updateAliases({
    actions: [
      { add: { index, alias } },
      { add: { index, alias: writesTo(alias) } },
      ...before.map((name) => ({ remove_index: { index: name } })),
    ],
  });
}

/** Indices that were begun and never came behind the alias, but for the one being filled. */
export async function leftoverIndices(client: Client, alias: string, beingFilled: string | null): Promise<string[]> {
  const inUse = new Set([...(await indexNames(client, alias)), beingFilled]);
  return (await numberedIndices(client, alias)).map(({ name }) => name).filter((name) => !inUse.has(name));
}

export async function dropIndex(client: Client, index: string): Promise<void> {
  await client.indices.delete({ index, ignore_unavailable: true });
}

/** The refresh interval of an index that is being filled: each refresh would make a small segment that has to be merged with others. */
const neverByItself = "-1";

/** False when there already is one of this name. */
async function create(client: Client, index: string, aliases: readonly string[], refreshInterval = indexDefinition.settings.refresh_interval): Promise<boolean> {
  try {
    await client.indices.create({ index, ...indexDefinition, settings: { ...indexDefinition.settings, refresh_interval: refreshInterval }, aliases: Object.fromEntries([writesTo(index), ...aliases].map((name) => [name, {}])) });
    return true;
  } catch (error) {
    if (error instanceof errors.ResponseError && error.body?.error?.type === "resource_already_exists_exception") return false;
    throw error;
  }
}
