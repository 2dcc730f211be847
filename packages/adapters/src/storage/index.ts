import { Client, S3Error } from "minio";
import type { Readable } from "node:stream";

export type StoredObject = { size: number; contentType: string; etag: string };

/** Where files lie. Keys are paths without a leading slash; sizes and offsets are bytes. */
export type ObjectStorage = {
  /** Streams are sent in parts, so they may be of any size. Give `size` when it is known. */
  put(key: string, body: Buffer | Readable, options: { contentType: string; size?: number }): Promise<void>;
  /** The content, or the bytes `start` to `end` of it (both included). Throws when there is none. */
  get(key: string, range?: { start: number; end?: number }): Promise<Readable>;
  /** What is known of an object, or null when there is none. */
  stat(key: string): Promise<StoredObject | null>;
  /** Keys that begin with the prefix, in the order of their letters. */
  list(prefix: string): AsyncIterable<string>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** Removes every object whose key begins with the prefix, which ends in a slash. */
  removeAll(prefix: string): Promise<void>;
  /** Makes sure the bucket is there. Throws when the store can't be reached. */
  prepare(): Promise<void>;
  /** How long an answer takes (ms). Throws when the store can't be reached. */
  probe(): Promise<{ latencyMs: number }>;
};

export type StorageSettings = { endpoint: string; accessKey: string; secretKey: string; bucket: string };

/** Objects in an S3 store, such as MinIO. */
export function connectStorage({ endpoint, accessKey, secretKey, bucket }: StorageSettings): ObjectStorage {
  const { hostname, port, protocol } = new URL(endpoint);
  const address = { endPoint: hostname, useSSL: protocol === "https:", ...(port ? { port: Number(port) } : {}) };
  const client = new Client({ ...address, accessKey, secretKey });
  return {
    async put(key, body, { contentType, size }) {
      const known = Buffer.isBuffer(body) ? body.length : size;
      await client.putObject(bucket, key, body, known, { "Content-Type": contentType });
    },
    async get(key, range) {
      if (!range) return client.getObject(bucket, key);
      const length = range.end === undefined ? 0 : range.end - range.start + 1;
      return client.getPartialObject(bucket, key, range.start, length);
    },
    stat: (key) => statOf(client, bucket, key),
    list: (prefix) => keysUnder(client, bucket, prefix),
    remove: (key) => client.removeObject(bucket, key),
    async removeAll(prefix) {
      for await (const key of keysUnder(client, bucket, prefix)) await client.removeObject(bucket, key);
    },
    async prepare() {
      if (!(await client.bucketExists(bucket))) await client.makeBucket(bucket);
    },
    async probe() {
      const began = performance.now();
      if (!(await client.bucketExists(bucket))) throw new Error(`The bucket ${bucket} does not exist.`);
      return { latencyMs: Math.round(performance.now() - began) };
    },
  };
}

async function* keysUnder(client: Client, bucket: string, prefix: string): AsyncGenerator<string> {
  const objects: AsyncIterable<{ name?: string }> = client.listObjectsV2(bucket, prefix, true);
  for await (const { name } of objects) if (name) yield name;
}

async function statOf(client: Client, bucket: string, key: string): Promise<StoredObject | null> {
  try {
    const { size, etag, metaData } = await client.statObject(bucket, key);
    return { size, etag, contentType: String(metaData["content-type"] ?? "application/octet-stream") };
  } catch (error) {
    if (error instanceof S3Error && error.code === "NotFound") return null;
    throw error;
  }
}
