import { mappingVersion } from "@fanfare/adapters/search";
import { creatorDocuments } from "@fanfare/db/readers/creator-documents";
import { inScope } from "@fanfare/db/scoped";
import { figuresVersion, type CreatorIndex } from "@fanfare/domain/discovery";
import { newId } from "@fanfare/domain/kernel";
import { eventually } from "@fanfare/testing/eventually";
import { listedCreators } from "@fanfare/testing/factories/catalogue";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readConfig } from "../config.ts";
import { DeadLetters } from "../runtime/dead-letters.ts";
import { createMetrics } from "../runtime/metrics.ts";
import { discoverySpace, type DiscoverySpace } from "./discovery-space.fixture.ts";
import { elasticsearchWriting } from "./elasticsearch-index.ts";
import { FiguresKeeper } from "./figures-keeper.ts";
import { IndexCreators } from "./index-creators.job.ts";
import { Projector } from "./projector.ts";
import { rebuildIndex } from "./rebuild.ts";
import type { WrittenIndex } from "./written-index.ts";

// Processes of their own and indices that come and go take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
const patienceMs = 60_000;

let space: DiscoverySpace;
beforeAll(async () => {
  space = await discoverySpace();
});
afterAll(() => space?.close());

const remove = (id: string) => inScope(space.database.app, { organizationId: space.member.organizationId }, (sql) => sql.change(`DELETE FROM creators WHERE id = $1`, [id]));
const nameOf = async (id: string) => (await space.documentOf(id))?.source.card.displayName;
/** The index with something done before each write. */
const guarded = (before: CreatorIndex["write"]) => (alsoTo: string | null): CreatorIndex => ({ ...space.index.writing(alsoTo), write: before });

function projector(index: WrittenIndex, warnings: string[] = []) {
  const logger = { warn: (_details: object, text: string) => void warnings.push(text), info: () => undefined, error: () => undefined };
  const config = readConfig({ ...space.environment });
  const metrics = createMetrics();
  const db = space.database.worker;
  return new Projector(db, index, space.redis, config, new FiguresKeeper(db), new DeadLetters(db, metrics), metrics, logger as never);
}

describe("bringing the catalogue to the index", () => {
  it("given new creators, makes their documents with figures and leaves the list empty", async () => {
    const ids = await listedCreators(space.database.app, space.member, 600);
    await space.projectAll();
    expect(await space.waiting()).toEqual([]);
    expect(await space.countIn()).toBe(600);
    const [creator] = await creatorDocuments(space.database.worker, [ids[0]!]);
    expect(creator!.accounts[0]).toMatchObject({ figuresVersion, figures: { estimatedReach: { version: expect.any(Number) } } });
    expect((await space.documentOf(ids[0]!))!.version).toBe(creator!.version);
  });

  it("given a change and a removal, shows the one and no longer the other", async () => {
    const [changed, removed] = (await listedCreators(space.database.app, space.member, 2)) as [string, string];
    await space.projectAll();
    await space.rename(changed, "Nova Brandt");
    await remove(removed);
    await space.projectAll();
    expect(await nameOf(changed)).toBe("Nova Brandt");
    expect(await space.documentOf(removed)).toBeNull();
    expect(await space.waiting()).toEqual([]);
  });

  it("given a changed account, computes its figures anew", async () => {
    const [id] = (await listedCreators(space.database.app, space.member, 1)) as [string];
    await space.projectAll();
    const reach = async () => (await creatorDocuments(space.database.worker, [id]))[0]!.accounts[0]!.figures.estimatedReach?.value;
    const before = await reach();
    await inScope(space.database.app, { organizationId: space.member.organizationId }, (sql) => sql.change(`UPDATE social_accounts SET average_views = 500000 WHERE creator_id = $1`, [id]));
    await space.projectAll();
    expect(await reach()).toBeGreaterThan(before ?? 0);
  });

  it("lets commands through while it writes, and takes their change the next time", async () => {
    const [id] = (await listedCreators(space.database.app, space.member, 1)) as [string];
    const write: CreatorIndex["write"] = async (documents, removed) => {
      await inScope(space.database.app, { organizationId: space.member.organizationId }, async (sql) => {
        await sql.change(`SET LOCAL lock_timeout = '200ms'`);
        await sql.change(`UPDATE creators SET display_name = 'Changed meanwhile' WHERE id = $1`, [id]);
      });
      return space.index.writing(null).write(documents, removed);
    };
    await space.projection({ index: guarded(write) }).projectBatch(10);
    expect(await nameOf(id)).toBe("Mira Lind");
    expect((await space.waiting()).map((row) => row.id)).toEqual([id]);
    await space.projectAll();
    expect(await nameOf(id)).toBe("Changed meanwhile");
  });

  it("given two writers of which the slower has an older state, keeps the newer one", async () => {
    const [id, gone] = (await listedCreators(space.database.app, space.member, 2)) as [string, string];
    await space.projectAll();
    await space.rename(id, "Older");
    await space.rename(gone, "Still there");
    const [slowMayWrite, slowHasRead] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const write: CreatorIndex["write"] = async (documents, removed) => {
      slowHasRead.resolve();
      await slowMayWrite.promise;
      return space.index.writing(null).write(documents, removed);
    };
    const slow = space.projection({ index: guarded(write) }).projectBatch(10);
    await slowHasRead.promise;
    await space.rename(id, "Newer");
    await remove(gone);
    await space.projectAll();
    slowMayWrite.resolve();
    await slow;
    expect(await nameOf(id)).toBe("Newer");
    expect(await space.documentOf(gone)).toBeNull();
    expect(await space.waiting()).toEqual([]);
  });

  it("given a process that dies after writing, does it once more and no harm", async () => {
    const ids = await listedCreators(space.database.app, space.member, 20, { name: "Juno Haas" });
    expect(await space.crash("project", "projection.written")).toBe("SIGKILL");
    expect((await space.waiting()).map((row) => row.id).sort()).toEqual([...ids].sort());
    const { version } = (await space.documentOf(ids[0]!))!;
    await space.projectAll();
    expect(await space.waiting()).toEqual([]);
    expect((await space.documentOf(ids[0]!))!.version).toBe(version);
  });

  it("given a creator that the index refuses five times, keeps a letter with the reason, goes on with others, and takes it again when sent again", async () => {
    const [bad, good] = (await listedCreators(space.database.app, space.member, 2)) as [string, string];
    const write: CreatorIndex["write"] = async (documents, removed) => {
      await space.index.writing(null).write(documents.filter(({ id }) => id !== bad), removed);
      return documents.some(({ id }) => id === bad) ? [{ id: bad, reason: "mapper_parsing_exception: it is odd" }] : [];
    };
    const letters: object[] = [];
    const running = space.projection({ index: guarded(write), giveUp: async (failed) => void letters.push(failed) });
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect(letters).toEqual([]);
      await running.projectBatch(10);
      await space.database.worker.query(`UPDATE creators_to_index SET queued_at = now() - interval '1 hour'`);
    }
    expect(letters).toEqual([{ id: bad, version: expect.any(Number), reason: "mapper_parsing_exception: it is odd" }]);
    expect(await space.waiting()).toEqual([]);
    expect(await nameOf(good)).toBe("Mira Lind 2");
    expect(await space.documentOf(bad)).toBeNull();

    await new IndexCreators(space.database.worker).run({ organizationId: null, creatorId: null, correlationId: "test", creatorIds: [bad] });
    await space.projectAll();
    expect(await nameOf(bad)).toBe("Mira Lind");
  });
});

describe("the projector", () => {
  const generation = () => space.redis.get(`discovery:generation:${space.member.organizationId}`);

  it("shows changes by itself and drops the kept answers of their owner", async () => {
    const running = projector(elasticsearchWriting(process.env.ELASTICSEARCH_URL!, space.alias, space.database.worker));
    await running.start();
    const before = await generation();
    const [id] = (await listedCreators(space.database.app, space.member, 1, { name: "Edda Falk" })) as [string];
    await eventually(async () => (await nameOf(id)) === "Edda Falk", patienceMs);
    await eventually(async () => (await generation()) !== before, patienceMs);
    await eventually(async () => (await space.waiting()).length === 0, patienceMs);
    await running.stop();
  });

  it("while Elasticsearch is away keeps everything on the list, says so once, and catches up when it is back", async () => {
    const away = elasticsearchWriting("http://127.0.0.1:9", space.alias, space.database.worker);
    const there = elasticsearchWriting(process.env.ELASTICSEARCH_URL!, space.alias, space.database.worker);
    let isAway = true;
    let attempts = 0;
    const index: WrittenIndex = {
      writing: (alsoTo) => (isAway ? away : there).writing(alsoTo),
      ensure: () => ((attempts += 1), (isAway ? away : there).ensure()),
      close: async () => void (await Promise.all([away.close(), there.close()])),
    };
    const warnings: string[] = [];
    const running = projector(index, warnings);
    await running.start();
    const ids = await listedCreators(space.database.app, space.member, 30, { name: "Runa Voss" });
    await eventually(() => attempts >= 3, patienceMs);
    expect((await space.waiting()).map((row) => row.id).sort()).toEqual([...ids].sort());
    expect(warnings).toEqual(["the index can't be written, changed creators wait on the list"]);
    isAway = false;
    await eventually(async () => (await space.waiting()).length === 0, patienceMs);
    for (const id of ids) expect(await space.documentOf(id)).not.toBeNull();
    await running.stop();
  });

  it("given a server that lost its index while it runs, makes it anew with all creators", async () => {
    const running = projector(elasticsearchWriting(process.env.ELASTICSEARCH_URL!, space.alias, space.database.worker));
    await running.start();
    const [one] = await listedCreators(space.database.app, space.member, 1);
    await eventually(async () => (await space.documentOf(one!)) !== null, patienceMs);
    const before = await space.countIn();
    await space.client.indices.delete({ index: Object.keys(await space.client.indices.getAlias({ name: space.alias })) });
    await eventually(async () => (await space.client.indices.existsAlias({ name: space.alias })) && (await space.countIn()) === before, patienceMs);
    await running.stop();
  });

  it("given an index of an older version, lets it answer while a new one is filled, and puts that in its place", async () => {
    const [kept, changed, removed] = (await listedCreators(space.database.app, space.member, 3, { name: "Ida Brand" })) as [string, string, string];
    await space.projectAll();
    const [old] = Object.keys(await space.client.indices.getAlias({ name: space.alias }));
    await space.client.indices.putMapping({ index: old!, _meta: { version: mappingVersion - 1 } });
    const index = elasticsearchWriting(process.env.ELASTICSEARCH_URL!, space.alias, space.database.worker);

    const building = (await index.ensure())!;
    await space.rename(changed, "Ida Berg");
    await remove(removed);
    await space.projectAll({ index: (alsoTo) => index.writing(alsoTo) });
    expect(await nameOf(changed)).toBe("Ida Brand 2");
    expect(await space.documentOf(removed)).toBeNull();

    await rebuildIndex({ db: space.database.worker, url: space.database.urls.worker, index: building }, () => undefined, new AbortController().signal);
    expect(await index.ensure()).toBeNull();
    expect(await space.client.indices.exists({ index: old! })).toBe(false);
    expect([await nameOf(kept), await nameOf(changed), await nameOf(removed)]).toEqual(["Ida Brand", "Ida Berg", undefined]);
    await index.close();
  });

  it("brings the index to today's version by itself", async () => {
    const [old] = Object.keys(await space.client.indices.getAlias({ name: space.alias }));
    await space.client.indices.putMapping({ index: old!, _meta: { version: mappingVersion - 1 } });
    const running = projector(elasticsearchWriting(process.env.ELASTICSEARCH_URL!, space.alias, space.database.worker));
    const before = await space.countIn();
    await running.start();
    await eventually(async () => !(await space.client.indices.exists({ index: old! })), patienceMs);
    expect(await space.countIn()).toBe(before);
    await running.stop();
  });

  it("leaves the work to one process of the installation, and takes over when that ends", async () => {
    const index = () => elasticsearchWriting(process.env.ELASTICSEARCH_URL!, space.alias, space.database.worker);
    const [first, second] = [projector(index()), projector(index())];
    await first.start();
    const [one] = await listedCreators(space.database.app, space.member, 1);
    await eventually(async () => (await space.documentOf(one!)) !== null, patienceMs);
    await second.start();
    await first.stop();
    const [two] = await listedCreators(space.database.app, space.member, 1);
    await eventually(async () => (await space.documentOf(two!)) !== null, patienceMs);
    await second.stop();
  });

  it("does nothing for a creator that never was", async () => {
    await new IndexCreators(space.database.worker).run({ organizationId: null, creatorId: null, correlationId: "test", creatorIds: [newId()] });
    await space.projectAll();
    expect(await space.waiting()).toEqual([]);
  });
});
