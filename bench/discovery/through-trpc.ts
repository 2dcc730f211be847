import { elasticsearchSearch, type elasticsearchClient } from "@fanfare/adapters/search";
import type { SearchCreatorsInput } from "@fanfare/contracts/discovery";
import { cursorSigner } from "@fanfare/domain/discovery";
import { randomUUID } from "node:crypto";
import { handleTrpc } from "../../apps/web/src/server/http/trpc-handler.ts";
import { compare, type Effort } from "../lib/compare.ts";
import type { Result } from "../lib/report.ts";
import { beyondEverybody, inputOf, mix } from "./queries.ts";
import type { BenchWorld } from "./world.ts";

type Client = ReturnType<typeof elasticsearchClient>;
type Asked = { method: "search" | "msearch"; body: string };

/** A page and its facets in one batch, as the browser asks for them, with a session and all that a request goes through. */
export async function askInBatch({ web }: BenchWorld, input: SearchCreatorsInput): Promise<void> {
  const url = new URL("/api/trpc/discovery.query.searchCreators,discovery.query.countCreators", web.app.config.publicUrl);
  url.searchParams.set("batch", "1");
  url.searchParams.set("input", JSON.stringify({ 0: input, 1: { filter: input.filter } }));
  const headers = { host: web.app.config.publicUrl.host, cookie: web.personas.manager.cookie, "x-forwarded-for": randomUUID() };
  const answer = await handleTrpc(web.app, new Request(url, { headers }));
  const [page] = (await answer.json()) as { result?: { data: { limited: boolean } } }[];
  if (page?.result?.data.limited !== false) throw new Error(`The engine did not answer through the app: ${answer.status} ${JSON.stringify(page).slice(0, 300)}`);
}

/** What our adapter sends for these inputs, so that the bare engine is asked exactly the same. */
async function recorded({ client, largeAlias, organizationId }: BenchWorld, inputs: readonly SearchCreatorsInput[]): Promise<{ page: Asked[]; counts: Asked[] }[]> {
  const asked: Asked[] = [];
  const listening: Client = new Proxy(client, {
    get(target, name) {
      if (name === "child") return () => listening;
      const value = target[name as keyof Client] as unknown;
      if (name !== "search" && name !== "msearch") return value;
      return (parameters: object, ...options: unknown[]) => {
        asked.push({ method: name, body: JSON.stringify(parameters) });
        return (value as (parameters: object, ...options: unknown[]) => unknown).call(target, parameters, ...options);
      };
    },
  });
  const engine = elasticsearchSearch({ client: listening, alias: largeAlias, cursors: cursorSigner("a secret for recording only, long enough"), resolveIds: async () => ({ only: null, except: [] }) });
  // Words for the facets are read once and kept.
  await engine.facets(organizationId, {});
  const all: { page: Asked[]; counts: Asked[] }[] = [];
  for (const input of inputs) {
    asked.length = 0;
    await engine.search(organizationId, input);
    const page = [...asked];
    asked.length = 0;
    await engine.facets(organizationId, input.filter);
    if (page.length === 0 || asked.length === 0) throw new Error("What the adapter sends was not heard, so there is nothing to compare with.");
    all.push({ page, counts: [...asked] });
  }
  return all;
}

export async function measureThroughTrpc(world: BenchWorld, effort: Effort): Promise<Result> {
  const kinds = await recorded(world, mix.map((_, kind) => inputOf(kind * 3)));
  const send = ({ method, body }: Asked, call: number) => {
    const parameters = JSON.parse(body.replaceAll(new RegExp(`${beyondEverybody / 10_000}\\d{4}`, "g"), String(beyondEverybody + call))) as never;
    return method === "search" ? world.client.search(parameters) : world.client.msearch(parameters);
  };
  const inTurn = async (asked: Asked[], call: number) => {
    for (const one of asked) await send(one, call);
  };
  const bare = (call: number) => {
    const kind = kinds[Math.floor(call / 3) % mix.length]!;
    return Promise.all([inTurn(kind.page, call), inTurn(kind.counts, call)]);
  };
  const { ratio, gate, isVoid, ours, base } = await compare((call) => askInBatch(world, inputOf(call)), bare, effort);
  return { name: "search through tRPC with filters, facets and sort against the same bare queries, p95", goal: 1.25, bound: "at-most", unit: "x", value: ratio, gate, isVoid, detail: `${ours.p95.toFixed(1)} ms against ${base.p95.toFixed(1)} ms` };
}
