import { errors, type Client } from "@elastic/elasticsearch";
import { describe, expect, it } from "vitest";
import { catalogue } from "./catalogue.fixture.ts";
import { elasticsearchIndex } from "./indexing.ts";

const documents = catalogue(8);
type Outcome = number | Record<string, { status: number; type: string }>;
type Request = { ids: string[]; index: string };

/** An engine that answers each request with the next outcome: a status for all of it, or errors of single documents. */
function engineAnswering(outcomes: Outcome[]) {
  const requests: Request[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const client = {
    async bulk({ operations, index }: { operations: string[]; index: string }) {
      // Each document has a line of its own before it.
      const ids = operations.filter((_, line) => line % 2 === 0).map((line) => (JSON.parse(line) as { index: { _id: string } }).index._id);
      requests.push({ ids, index });
      mostAtOnce = Math.max(mostAtOnce, (atOnce += 1));
      await Promise.resolve();
      atOnce -= 1;
      const outcome = outcomes.shift() ?? {};
      if (typeof outcome === "number") throw new errors.ResponseError({ statusCode: outcome, body: {}, headers: {}, warnings: null, meta: {} as never });
      return { errors: Object.keys(outcome).length > 0, items: ids.map((id) => ({ index: { _id: id, status: outcome[id]?.status ?? 200, ...(outcome[id] && { error: { type: outcome[id].type, reason: "so it is" } }) } })) };
    },
  };
  return { client: client as unknown as Client, requests, most: () => mostAtOnce };
}

const indexOn = (engine: { client: Client }, more = {}) => elasticsearchIndex(engine.client, () => Promise.resolve(["creators"]), { waitsMs: [0, 0], ...more });
const ids = documents.map(({ id }) => id);

describe("writing to a busy or narrow engine", () => {
  it("sends only those again that found no room", async () => {
    const engine = engineAnswering([{ [ids[2]!]: { status: 429, type: "busy" }, [ids[5]!]: { status: 429, type: "busy" } }]);
    expect(await indexOn(engine).write(documents, [])).toEqual([]);
    expect(engine.requests.map((request) => request.ids)).toEqual([ids, [ids[2], ids[5]]]);
  });

  it("sends a refused request again, and answers each of its documents when there never is room", async () => {
    const engine = engineAnswering([429, 429, 429]);
    expect(await indexOn(engine).write(documents.slice(0, 2), [])).toEqual(ids.slice(0, 2).map((id) => ({ id, reason: "The engine had too much to do." })));
    expect(engine.requests).toHaveLength(3);
  });

  it("halves what is too large until it fits, and answers the one document that never does", async () => {
    const engine = engineAnswering([413, 413, 413, 413]);
    expect(await indexOn(engine).write(documents, [])).toEqual([{ id: ids[0], reason: "The engine does not take a document of this size." }]);
    expect(engine.requests.map((request) => request.ids.length)).toEqual([8, 4, 2, 1, 1, 2, 4]);
  });

  it("keeps a refusal of a document with its reason, and a newer version as no refusal", async () => {
    const engine = engineAnswering([{ [ids[0]!]: { status: 400, type: "strict" }, [ids[1]!]: { status: 409, type: "version_conflict" } }]);
    expect(await indexOn(engine).write(documents, [])).toEqual([{ id: ids[0], reason: "strict: so it is" }]);
  });

  it("sends no more than two requests at once, to each index in turn", async () => {
    const engine = engineAnswering([]);
    const index = elasticsearchIndex(engine.client, () => Promise.resolve(["creators", "creators-2"]), { requestBytes: 1 });
    await index.write(documents, []);
    expect(engine.most()).toBe(2);
    expect(engine.requests.map(({ index: name }) => name)).toEqual([...ids.map(() => "creators-writes"), ...ids.map(() => "creators-2-writes")]);
  });

  it("throws when the engine is away", async () => {
    await expect(indexOn(engineAnswering([503])).write(documents, [])).rejects.toThrow(errors.ResponseError);
  });
});
