import { randomUUID } from "node:crypto";
import { dropIndex, elasticsearchClient, elasticsearchIndex, ensureCreatorIndex, indexNames } from "@fanfare/adapters/search";
import type { CreatorFilter, SearchCreatorsOutput } from "@fanfare/contracts/discovery";
import { creatorDocuments } from "@fanfare/db/readers/creator-documents";
import { inScope } from "@fanfare/db/scoped";
import { newId } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { signedUpCreator } from "@fanfare/testing/factories/live-campaign";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../app.ts";
import type { Fault } from "../../http/faults.ts";
import { handleTrpc } from "../../http/trpc-handler.ts";
import { callProcedure, makeWorld, testApp, type SignedInCaller, type World } from "../../testing/world.ts";

const alias = `test-discovery-${randomUUID().slice(0, 8)}`;
const client = elasticsearchClient(process.env.ELASTICSEARCH_URL!);

describe("discovery's procedures", () => {
  let database: TestDatabase;
  let world: World;
  const publicIds: string[] = [];
  let ownId: string;

  beforeAll(async () => {
    database = await testDatabase();
    world = await makeWorld(database, { SEARCH_INDEX: alias });
    for (const name of ["Mira", "Noor", "Pia"]) publicIds.push((await signedUpCreator(database.app, name)).creatorId);
    ownId = await importedCreator(world.organizationId, "Ola Own");
    await ensureCreatorIndex(client, alias);
    const index = elasticsearchIndex(client, async () => [alias]);
    expect(await index.write(await creatorDocuments(database.worker, [...publicIds, ownId]), [])).toEqual([]);
    await index.refresh();
  }, 60_000);
  afterAll(async () => {
    for (const index of await indexNames(client, alias)) await dropIndex(client, index);
    await world?.close();
  });

  async function importedCreator(organizationId: string, name: string): Promise<string> {
    const id = newId();
    await inScope(database.app, { organizationId }, async (sql) => {
      await sql.change(`INSERT INTO creators (id, organization_id, display_name, source, created_at, updated_at) VALUES ($1, $2, $3, 'import', now(), now())`, [id, organizationId, name]);
      await sql.change(
        `INSERT INTO social_accounts (id, creator_id, organization_id, platform, handle, handle_folded, followers, metrics_source, metrics_read_at, history)
         VALUES ($1, $2, $3, 'instagram', $4, $4, 20000, 'import', now(), $5::jsonb)`,
        [newId(), id, organizationId, id, JSON.stringify(historyWithASpike)],
      );
    });
    return id;
  }

  async function ask<T>(procedure: string, input: unknown, caller: SignedInCaller = "owner", app = world.app): Promise<{ status: number; data: T; fault: Fault }> {
    const answer = await callProcedure(app, { type: "query", path: `discovery.query.${procedure}`, input, cookie: world.personas[caller].cookie });
    const body = (await answer.json()) as { result?: { data: T }; error?: { data: { fault: Fault } } };
    return { status: answer.status, data: body.result?.data as T, fault: body.error?.data.fault as Fault };
  }
  const search = (input: object, caller: SignedInCaller = "owner") => ask<SearchCreatorsOutput>("searchCreators", { filter: {}, ...input }, caller);
  const fieldsOf = async (input: object) => {
    const { status, fault } = await search(input);
    expect(status).toBe(400);
    return Object.keys(fault.fields ?? {});
  };

  describe("searching", () => {
    it("answers one's own creators and the public ones, from the engine", async () => {
      const { data } = await search({});
      expect(data).toMatchObject({ total: 4, totalIsExact: true, limited: false, ignored: [] });
      expect((await search({}, "stranger")).data.creators.map(({ id }) => id).sort()).toEqual([...publicIds].sort());
    });

    it("goes through all pages once, each creator once", async () => {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const { data }: { data: SearchCreatorsOutput } = await search({ sort: "name", limit: 2, cursor, direction: "forward" });
        found.push(...data.creators.map(({ id }) => id));
        cursor = data.nextCursor;
      } while (cursor !== null);
      expect(found.sort()).toEqual([...publicIds, ownId].sort());
    });

    it("refuses a condition, a metric and an order that nobody knows, by name", async () => {
      expect(await fieldsOf({ filter: { folowers: { min: 1 } } })).toEqual(["filter.folowers"]);
      expect(await fieldsOf({ filter: { followers: { min: 1, median: 3 } } })).toEqual(["filter.followers.median"]);
      expect(await fieldsOf({ filter: { anyOf: [{ anyOf: [] }] } })).toEqual(["filter.anyOf.0.anyOf"]);
      expect(await fieldsOf({ filter: {}, sort: "_score; DROP TABLE creators" })).toEqual(["sort"]);
      expect(await fieldsOf({ filter: {}, size: 10_000 })).toEqual(["size"]);
    });

    it("refuses more than a search may ask for", async () => {
      const many = Array.from({ length: 500 }, () => ({}));
      expect(await fieldsOf({ filter: { anyOf: many, noneOf: many } })).toEqual(["filter.anyOf", "filter.noneOf"]);
      expect(await fieldsOf({ filter: { topics: { include: many.map((_, index) => `${index}`) } } })).toEqual(["filter.topics.include"]);
      expect(await fieldsOf({ limit: 1e9 })).toEqual(["limit"]);
      expect(await fieldsOf({ limit: 0.5 })).toEqual(["limit"]);
      expect(await fieldsOf({ filter: { followers: { min: 10, max: 5 } } })).toEqual(["filter.followers"]);
      expect(await fieldsOf({ direction: "backward" })).toEqual(["direction"]);
    });

    it("takes what people type as words, whatever it looks like", async () => {
      for (const text of [`"); DROP TABLE creators; --`, "name:* OR (_exists_:owner)", "😀".repeat(50), "\\", "{\"match_all\":{}}"]) {
        expect(await search({ filter: { text } }), text).toMatchObject({ status: 200, data: { limited: false } });
      }
    });

    it("refuses a cursor that was forged, cut, or made for another search, order or organization", async () => {
      const { data } = await search({ sort: "name", limit: 2 });
      const cursor = data.nextCursor!;
      const [body, signature] = cursor.split(".") as [string, string];
      const forged = `${Buffer.from(JSON.stringify(["zzz", 9])).toString("base64url")}.${signature}`;
      const tries: [object, SignedInCaller][] = [
        [{ sort: "name", limit: 2, cursor: forged }, "owner"],
        [{ sort: "name", limit: 2, cursor: body }, "owner"],
        [{ sort: "name", limit: 2, cursor: "nonsense" }, "owner"],
        [{ sort: "followers", limit: 2, cursor }, "owner"],
        [{ sort: "name", isDescending: true, limit: 2, cursor }, "owner"],
        [{ sort: "name", limit: 2, cursor, filter: { isVerified: true } }, "owner"],
        [{ sort: "name", limit: 2, cursor }, "stranger"],
      ];
      for (const [input, caller] of tries) {
        const { status, fault } = await search(input, caller);
        expect({ status, code: fault?.code }, JSON.stringify(input)).toEqual({ status: 400, code: "discovery.bad-cursor" });
      }
      expect((await search({ sort: "name", limit: 2, cursor })).status).toBe(200);
    });

    it("takes a search that is too long for an address as a body", async () => {
      const words = Array.from({ length: 20 }, (_, index) => `${"word".repeat(14)}${index}`);
      const group = { bio: { any: words }, captions: { any: words }, anywhere: { any: words } };
      const filter = { noneOf: [group, group, group, group] };
      const { origin, host } = world.app.config.publicUrl;
      const headers = { "content-type": "application/json", cookie: world.personas.owner.cookie, origin, host, "x-http-method-override": "GET" };
      const answer = await handleTrpc(world.app, new Request(`${origin}/api/trpc/discovery.query.searchCreators`, { method: "POST", headers, body: JSON.stringify({ filter }) }));
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ result: { data: { total: 4, limited: false } } });
    });

    it("counts what each choice would leave", async () => {
      const { data } = await ask<{ facets: { terms: { networks: { value: string; count: number }[] } } }>("countCreators", { filter: {} });
      expect(data.facets.terms.networks).toEqual(expect.arrayContaining([{ value: "youtube", count: 3 }, { value: "instagram", count: 1 }]));
    });
  });

  describe.each([
    ["is away", { ELASTICSEARCH_URL: "http://127.0.0.1:9" }],
    ["is not there at all", { SEARCH: "postgres", ELASTICSEARCH_URL: "" }],
  ])("when the search engine %s", (_how, changes) => {
    let app: App;
    beforeAll(() => void (app = testApp(database, changes)));
    afterAll(() => app.close());
    const limited = (filter: CreatorFilter, caller: SignedInCaller = "owner") => ask<SearchCreatorsOutput>("searchCreators", { filter }, caller, app);

    it("finds creators in the catalogue, behind the same wall, and says that this is limited", async () => {
      const filter = { text: "ola", networks: { include: ["instagram" as const] } };
      expect(await limited(filter)).toMatchObject({ data: { limited: true, ignored: [], creators: [{ id: ownId, displayName: "Ola Own" }] } });
      expect(await limited(filter, "stranger")).toMatchObject({ data: { total: 0 } });
    });

    it("names what it can't check, counts nothing and knows nobody alike", async () => {
      expect(await limited({ likeCreators: [ownId] })).toMatchObject({ data: { limited: true, ignored: ["likeCreators"] } });
      expect(await ask("countCreators", { filter: { text: "ola" } }, "owner", app)).toMatchObject({ data: { facets: null } });
      expect(await ask("findLookalikes", { creatorId: ownId, by: "audience" }, "owner", app)).toMatchObject({ data: { limited: true, creators: [] } });
    });

    it("still suggests names", async () => {
      const { data } = await ask<{ suggestions: { creatorId: string | null }[] }>("suggest", { text: "Ola", kinds: ["creator"] }, "owner", app);
      expect(data.suggestions).toMatchObject([{ kind: "creator", creatorId: ownId }]);
    });
  });

  describe("all that is known of a creator", () => {
    it("shows each account with its peers and its sudden changes", async () => {
      const { data } = await ask<{ accounts: { spikes: object[]; peers: object; source: string; figures: object }[] }>("findCreatorFacts", { creatorId: ownId });
      expect(data.accounts).toMatchObject([
        {
          source: "import",
          spikes: [{ from: "2026-03-10", to: "2026-03-11", before: 18_045, after: 21_000, cause: "not-known" }],
          peers: { tier: "micro", followersFrom: 10_000, followersTo: 100_000, isReference: true, computedAt: null },
        },
      ]);
    });

    it("tells how fresh the figures of an account are, by whose consent, and since when and why there are no newer ones", async () => {
      const freshness = async (creatorId: string) => (await ask<{ accounts: object[] }>("findCreatorFacts", { creatorId })).data.accounts[0];
      const nobodyReads = { isConnected: false, lastReadAt: null, staleSince: null, staleReason: null };
      expect(await freshness(ownId)).toMatchObject(nobodyReads);

      const [creatorId, connectionId] = [publicIds[1]!, newId()];
      const change = (statement: string, values: string[]) => inScope(database.app, { creatorId }, (sql) => sql.change(statement, values));
      await change(
        `INSERT INTO account_connections (id, creator_id, social_account_id, platform, external_id, status, scopes, connected_at, access_expires_at, refresh_at, updated_at)
         SELECT $1, creator_id, id, platform, 'noor', 'active', '{}', now(), now(), now(), now() FROM social_accounts WHERE creator_id = $2`,
        [connectionId, creatorId],
      );
      await change(
        `INSERT INTO sync_targets (id, kind, platform, tier, lane, creator_id, connection_id, external_id, due_at, last_read_at)
         SELECT id, 'account', platform, 'daily', id, creator_id, $1, 'noor', 'infinity', '2026-05-01T08:00:00Z' FROM social_accounts WHERE creator_id = $2`,
        [connectionId, creatorId],
      );
      expect(await freshness(creatorId)).toMatchObject({ isConnected: true, lastReadAt: "2026-05-01T08:00:00.000Z", staleSince: null, staleReason: null });

      await change(`UPDATE sync_targets SET connection_id = NULL, stale_since = '2026-05-02T08:00:00Z', stale_reason = 'consent-lapsed' WHERE creator_id = $1`, [creatorId]);
      expect(await freshness(creatorId)).toMatchObject({ isConnected: false, lastReadAt: "2026-05-01T08:00:00.000Z", staleSince: "2026-05-02T08:00:00.000Z", staleReason: "consent-lapsed" });
    });

    it("is not there for another organization, neither alone nor beside others", async () => {
      expect(await ask("findCreatorFacts", { creatorId: ownId }, "stranger")).toMatchObject({ status: 404 });
      expect(await ask("compareCreators", { creatorIds: [publicIds[0], ownId] }, "stranger")).toMatchObject({ status: 404 });
      expect(await ask("findLookalikes", { creatorId: ownId, by: "content" }, "stranger")).toMatchObject({ status: 404 });
      expect(await ask("findRelations", { creatorIds: [ownId, publicIds[0]] }, "stranger")).toMatchObject({ status: 200, data: [{ creatorId: publicIds[0] }] });
    });

    it("stands side by side in the order asked for, for two to six", async () => {
      const wanted = [publicIds[2]!, ownId, publicIds[0]!];
      const { data } = await ask<{ creators: { id: string }[] }>("compareCreators", { creatorIds: wanted });
      expect(data.creators.map(({ id }) => id)).toEqual(wanted);
      expect(await ask("compareCreators", { creatorIds: [ownId] })).toMatchObject({ status: 400 });
      expect(await ask("compareCreators", { creatorIds: [ownId, ownId] })).toMatchObject({ status: 200, data: { creators: [{ id: ownId }] } });
    });

    it("names alike creators without the one they are like", async () => {
      const { data } = await ask<{ creators: { id: string }[]; limited: boolean }>("findLookalikes", { creatorId: publicIds[0], by: "content" });
      expect(data.limited).toBe(false);
      expect(data.creators.map(({ id }) => id)).not.toContain(publicIds[0]);
    });

    it("has a formula for every figure, with what it means on each network", async () => {
      const { data } = await ask<{ id: string; version: number; definitions: object[] }[]>("findFormulas", undefined);
      expect(data.map(({ id }) => id)).toContain("authenticity");
      for (const { definitions } of data) expect(definitions.length).toBeGreaterThan(0);
    });
  });
});

/** Five followers a day, and on one day three thousand. */
const historyWithASpike = Array.from({ length: 40 }, (_, index) => ({
  day: new Date(Date.UTC(2026, 2, 2 + index)).toISOString().slice(0, 10),
  followers: index < 9 ? 18_005 + 5 * index : 20_960 + 5 * (index - 1),
  averageLikes: null,
  averageViews: null,
}));
