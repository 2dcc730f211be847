const KEY_BYTES = 32;

/** A key that seals what is stored. Its id is stored beside what it sealed, so that keys can be changed. */
export type SealingKey = { readonly id: string; readonly key: Buffer };

/**
 * Reads keys from their text, `id:base64,id2:base64`: the first seals, all open. Throws an `Error` whose sentence says what is
 * wrong with which key, and never the key.
 */
export function readKeys(text: string): readonly SealingKey[] {
  const keys = text.split(",").map((part, at) => readKey(part.trim(), at + 1));
  const repeated = keys.find(({ id }, at) => keys.findIndex((key) => key.id === id) !== at);
  if (repeated) throw new Error(`names the key "${repeated.id}" twice. Give every key an id of its own.`);
  return keys;
}

function readKey(text: string, nth: number): SealingKey {
  const [, id, encoded] = /^([\w.-]{1,40}):([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  if (!id || !encoded) throw new Error(`has no readable key at place ${nth}. A key is id:base64, for example 2026:... with what \`openssl rand -base64 32\` prints.`);
  const key = Buffer.from(encoded, "base64");
  if (key.length !== KEY_BYTES) throw new Error(`has a key "${id}" of ${key.length} bytes; it takes ${KEY_BYTES}, which \`openssl rand -base64 32\` prints.`);
  return { id, key };
}
