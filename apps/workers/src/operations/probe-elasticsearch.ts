import { elasticsearchClient } from "@fanfare/adapters/search";

/** The server's version and how long an answer takes (ms). Throws when it can't be reached. */
export async function probeElasticsearch(url: string): Promise<{ version: string; latencyMs: number }> {
  const client = elasticsearchClient(url);
  const began = performance.now();
  try {
    const { nodes } = await client.nodes.info({ filter_path: "nodes.*.version" });
    return { version: Object.values(nodes)[0]?.version ?? "unknown", latencyMs: Math.round(performance.now() - began) };
  } finally {
    await client.close();
  }
}
