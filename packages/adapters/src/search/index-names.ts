import { errors, type Client } from "@elastic/elasticsearch";

/** The name under which the index of creators is found, whatever index stands behind it. */
export const creatorAlias = "fanfare-creators";

/** Writes go through aliases only: a late write to an index that was dropped must not make it again. */
export const writesTo = (name: string): string => `${name}-writes`;

/** Names of the indices behind an alias: one, or none before the first. */
export async function indexNames(client: Client, alias: string): Promise<string[]> {
  try {
    return Object.keys(await client.indices.getAlias({ name: alias }));
  } catch (error) {
    if (error instanceof errors.ResponseError && error.statusCode === 404) return [];
    throw error;
  }
}

/** All indices that were made for an alias, by number: the one behind it, one being filled, and leftovers. */
export async function numberedIndices(client: Client, alias: string): Promise<{ name: string; number: number }[]> {
  const found = await client.indices.get({ index: `${alias}-*`, allow_no_indices: true, features: ["aliases"] });
  return Object.keys(found)
    .flatMap((name) => {
      const [, number] = /^-v?(\d+)$/.exec(name.slice(alias.length)) ?? [];
      return number === undefined ? [] : [{ name, number: Number(number) }];
    })
    .sort((one, other) => one.number - other.number);
}
