import { inScope } from "@fanfare/db/scoped";
import { runningRebuild } from "@fanfare/db/system/index-rebuilds";
import { takeLock } from "@fanfare/db/lock";
import { newId } from "@fanfare/domain/kernel";
import { listedCreators } from "@fanfare/testing/factories/catalogue";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { discoverySpace, type DiscoverySpace } from "./discovery-space.fixture.ts";
import { rebuildLock } from "./locks.ts";
import { cancelRebuild, rebuildIndex, type RebuildProgress } from "./rebuild.ts";
import { repairSearch, verifySearch } from "./verify.ts";

// Processes of their own and indices that come and go take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let space: DiscoverySpace;
let ids: string[];
beforeAll(async () => {
  space = await discoverySpace();
  ids = await listedCreators(space.database.app, space.member, 260);
  await space.projectAll();
});
afterAll(() => space?.close());

const parts = () => ({ db: space.database.worker, url: space.database.urls.worker, index: space.building, batchSize: 50 });
const rebuild = (onProgress: (progress: RebuildProgress) => unknown = () => undefined, signal = new AbortController().signal) => rebuildIndex(parts(), onProgress, signal);
const answering = async () => Object.keys(await space.client.indices.getAlias({ name: space.alias }));
const indices = async () => Object.keys(await space.client.indices.get({ index: `${space.alias}-*` })).sort();
const running = () => inScope(space.database.worker, {}, runningRebuild);
const verify = async () => {
  await space.client.indices.refresh({ index: space.alias });
  return verifySearch({ db: space.database.worker, client: space.client, alias: space.alias }, () => undefined);
};
const remove = (id: string) => inScope(space.database.app, { organizationId: space.member.organizationId }, (sql) => sql.change(`DELETE FROM creators WHERE id = $1`, [id]));
const agrees = async () => expect(await verify()).toMatchObject({ waiting: 0, differences: [] });

describe("rebuilding the index", () => {
  it("given creators that come, change and go meanwhile, loses none of it", async () => {
    const [before] = await answering();
    const names = new Map<string, string>();
    let step = 0;
    const work = async () => {
      const number = (step += 1);
      for (const id of [ids[number]!, ids.at(-number)!]) {
        await space.rename(id, `Changed in step ${number}`);
        names.set(id, `Changed in step ${number}`);
      }
      await listedCreators(space.database.app, space.member, 3);
      await remove(ids[100 + number]!);
      await space.projectAll();
    };
    const meanwhile: Promise<void>[] = [];
    expect(await rebuild(() => void meanwhile.push(work()))).toBe("finished");
    await Promise.all(meanwhile);
    await space.projectAll();
    const [after] = await answering();
    expect(after).not.toBe(before);
    expect(await indices()).toEqual([after]);
    expect(await running()).toBeNull();
    for (const [id, name] of names) expect((await space.documentOf(id))?.source.card.displayName).toBe(name);
    await agrees();
  });

  it.each(["rebuild.written", "rebuild.filled", "rebuild.in-place"])("given a kill at %s, answers as before and goes on with the same index", async (failpoint) => {
    const [before] = await answering();
    expect(await space.crash("rebuild", failpoint)).toBe("SIGKILL");
    const broken = (await running())!;
    await space.rename(ids[5]!, `After ${failpoint}`);
    await space.projectAll();
    expect((await space.documentOf(ids[5]!))?.source.card.displayName).toBe(`After ${failpoint}`);
    if (failpoint !== "rebuild.in-place") expect(await answering()).toEqual([before]);

    const seen: RebuildProgress[] = [];
    expect(await rebuild((progress) => seen.push({ ...progress }))).toBe("finished");
    expect(seen[0]).toMatchObject({ indexName: broken.indexName, done: broken.done, isResumed: true });
    expect(await answering()).toEqual([broken.indexName]);
    expect(await indices()).toEqual([broken.indexName]);
    await agrees();
  });

  it("can be ended after a batch and gone on with", async () => {
    const ending = new AbortController();
    expect(await rebuild(({ done }) => (done > 0 ? ending.abort() : undefined), ending.signal)).toBe("stopped");
    const { indexName, done } = (await running())!;
    expect(done).toBeGreaterThan(0);
    await rebuild();
    expect(await answering()).toEqual([indexName]);
    await agrees();
  });

  it("can be given up, and leaves nothing behind", async () => {
    const before = await answering();
    const ending = new AbortController();
    await rebuild(({ done }) => (done > 0 ? ending.abort() : undefined), ending.signal);
    expect(await indices()).toHaveLength(2);
    expect(await cancelRebuild(parts())).toBe(true);
    expect(await indices()).toEqual(before);
    expect(await cancelRebuild(parts())).toBe(false);
    await space.rename(ids[6]!, "After it was given up");
    await space.projectAll();
    await agrees();
  });

  it("begins anew when the index that it filled is gone", async () => {
    const ending = new AbortController();
    await rebuild(({ done }) => (done > 0 ? ending.abort() : undefined), ending.signal);
    await space.client.indices.delete({ index: (await running())!.indexName });
    await space.rename(ids[7]!, "While it was gone");
    await space.projectAll();
    expect(await rebuild()).toBe("finished");
    await agrees();
  });

  it("is refused while another process is at it", async () => {
    const right = await takeLock(space.database.urls.worker, rebuildLock);
    await expect(rebuild()).rejects.toThrow("being rebuilt by another process");
    await expect(cancelRebuild(parts())).rejects.toThrow("being rebuilt by another process");
    await right!.release();
  });
});

describe("verifying the index", () => {
  it("finds what was planted, repairs it and then finds nothing", async () => {
    const [lost, old, odd, waiting] = ids.slice(20, 24) as [string, string, string, string];
    const orphan = newId();
    const current = (await space.documentOf(odd))!;
    const plant = (id: string, document: object, version: number) => space.client.index({ index: space.alias, id, document, version, version_type: "external_gte" });
    await space.client.delete({ index: space.alias, id: lost });
    await space.rename(old, "Never came to the index");
    await space.database.worker.query(`DELETE FROM creators_to_index`);
    await plant(odd, { ...current.source, nameKey: "somebody else" }, current.version);
    await plant(orphan, { ...current.source, id: orphan }, 1);
    await space.rename(waiting, "Waits on the list");

    const found = await verify();
    expect(found.compared).toBeGreaterThan(200);
    expect(found.waiting).toBe(1);
    const planted = [{ id: lost, kind: "missing" }, { id: old, kind: "outdated" }, { id: odd, kind: "differing" }, { id: orphan, kind: "orphaned" }];
    expect(found.differences.sort((a, b) => planted.findIndex(({ id }) => id === a.id) - planted.findIndex(({ id }) => id === b.id))).toEqual(planted);

    await repairSearch({ db: space.database.worker }, found.differences);
    await space.projectAll();
    await agrees();
  });
});
