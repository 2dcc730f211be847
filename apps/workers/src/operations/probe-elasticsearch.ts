import { elasticsearchClient } from "@fanfare/adapters/search";

/** The server's version and how long an answer takes (ms). Throws when it can't be reached. */
export async function probeElasticsearch(url: string): Promise<{ version: string; latencyMs: number }> {
  const client = elasticsearchClient(url);
  const began = performance.now();
  try {
    const { version } = await client.info();
    return { version: version.number, latencyMs: Math.round(performance.now() - began) };
  } finally {
    await client.close();
  }
}
