import { inScope } from "@fanfare/db/scoped";
import { figuresVersion } from "@fanfare/domain/discovery";
import { listedCreators } from "@fanfare/testing/factories/catalogue";
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { discoverySpace, type DiscoverySpace } from "./discovery-space.fixture.ts";

// Each program is a process of its own.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let space: DiscoverySpace;
let ids: string[];
beforeAll(async () => {
  space = await discoverySpace();
  ids = await listedCreators(space.database.app, space.member, 60);
  await space.projectAll();
  await space.client.indices.refresh({ index: space.alias });
});
afterAll(() => space?.close());

async function run(program: string, args: string[] = [], changes: Record<string, string> = {}) {
  const env = { ...space.environment, SEARCH_INDEX: space.alias, ...changes };
  const child = spawn(process.execPath, ["--import", "tsx", new URL(`./${program}.command.ts`, import.meta.url).pathname, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { out, err, code };
}

describe("the programs for operators", () => {
  it("search:verify ends with 0 when all agree, with 1 and the differences otherwise, and repairs when asked", async () => {
    expect(await run("search-verify")).toMatchObject({ code: 0, out: expect.stringContaining("60 creators compared, 0 differences.") });
    await space.client.delete({ index: space.alias, id: ids[3]!, refresh: true });
    const found = await run("search-verify");
    expect(found.code).toBe(1);
    expect(found.out).toContain(`${ids[3]} is not in the index`);
    const repaired = await run("search-verify", ["--repair"]);
    expect(repaired).toMatchObject({ code: 0, err: "" });
    expect(await space.documentOf(ids[3]!)).not.toBeNull();
  });

  it("search:rebuild says how far it is and what answers in the end, and has nothing to give up then", async () => {
    expect(await run("search-rebuild")).toMatchObject({ code: 0, out: expect.stringContaining("The new index answers, with 60 creators.") });
    expect(await run("search-rebuild", ["--cancel"])).toMatchObject({ code: 0, out: expect.stringContaining("There is no rebuild to give up.") });
  });

  it("figures:recompute brings figures of older formulas up to date", async () => {
    await space.database.worker.query(`UPDATE social_accounts SET figures = '{}', figures_version = 0`);
    expect(await run("figures-recompute")).toMatchObject({ code: 0, out: expect.stringContaining("The figures of 60 creators are up to date.") });
    const left = await inScope(space.database.worker, {}, (sql) => sql.rows(`SELECT 1 FROM social_accounts WHERE figures_version <> $1 OR figures = '{}'`, [figuresVersion]));
    expect(left).toEqual([]);
    const peers = await inScope(space.database.worker, {}, (sql) => sql.rows(`SELECT platform, tier, accounts FROM peer_groups`));
    expect(peers).toEqual([{ platform: "youtube", tier: "micro", accounts: 60 }]);
  });

  it("say what is missing in the environment, and what to do when a server is away", async () => {
    expect(await run("search-verify", [], { DATABASE_WORKER_URL: "" })).toMatchObject({ code: 2, err: expect.stringContaining("DATABASE_WORKER_URL is not set") });
    expect(await run("search-verify", [], { ELASTICSEARCH_URL: "http://127.0.0.1:9" })).toMatchObject({ code: 2, err: expect.stringContaining("npm run services") });
  });
});
