import { inScope } from "@fanfare/db/scoped";
import { beforeAllIds, creatorDocuments } from "@fanfare/db/readers/creator-documents";
import { saveFigures } from "@fanfare/db/system/figures";
import { readPeerGroups } from "@fanfare/db/system/peer-groups";
import { fewestPeers, figuresVersion } from "@fanfare/domain/discovery";
import type { Member } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { listedCreators } from "@fanfare/testing/factories/catalogue";
import { memberOf } from "@fanfare/testing/factories/identity";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { FiguresKeeper } from "./figures-keeper.ts";
import { countPeerGroups } from "./peer-groups.ts";

let database: TestDatabase;
let member: Member;
let ids: string[];
beforeAll(async () => {
  database = await testDatabase();
  member = await memberOf(database.app);
});
afterAll(() => database?.drop());
beforeEach(async () => {
  await inScope(database.app, { organizationId: member.organizationId }, (sql) => sql.change(`DELETE FROM creators`));
  ids = await listedCreators(database.app, member, 5);
});

const versions = () => inScope(database.worker, {}, async (sql) => (await sql.rows<{ v: number }>(`SELECT figures_version AS v FROM social_accounts ORDER BY id`)).map(({ v }) => v));
const change = (statement: string, bind: unknown[] = []) => inScope(database.app, { organizationId: member.organizationId }, (sql) => sql.change(statement, bind));
const read = async (id: string) => (await creatorDocuments(database.worker, [id]))[0]!;

async function recompute(keeper: FiguresKeeper): Promise<number> {
  let accounts = 0;
  for (let after = beforeAllIds; ; ) {
    const batch = await keeper.recomputeOlder(after);
    if (batch === null) return accounts;
    accounts += batch.accounts;
    after = batch.lastAccountId;
  }
}

describe("keeping figures up to date", () => {
  it("given formulas of a new version, runs over the accounts that have older ones and over no others", async () => {
    await recompute(new FiguresKeeper(database.worker));
    expect(await versions()).toEqual(Array(5).fill(figuresVersion));
    await database.worker.query(`UPDATE social_accounts SET figures_version = 1 WHERE id IN (SELECT id FROM social_accounts ORDER BY id LIMIT 2)`);
    expect(await recompute(new FiguresKeeper(database.worker))).toBe(2);
    expect(await recompute(new FiguresKeeper(database.worker, figuresVersion + 1))).toBe(5);
    expect(await versions()).toEqual(Array(5).fill(figuresVersion + 1));
  });

  it("gives a creator whose figures changed a new version of its document, and leaves one alone whose did not", async () => {
    const keeper = new FiguresKeeper(database.worker);
    const { documents } = await keeper.bringUpToDate(await creatorDocuments(database.worker, ids));
    for (const document of documents) expect(await read(document.id)).toMatchObject({ version: document.version, accounts: [{ figures: document.accounts[0]!.figures }] });
    const again = await keeper.bringUpToDate(await creatorDocuments(database.worker, ids));
    expect(new Map(again.documents.map(({ id, version }) => [id, version]))).toEqual(new Map(documents.map(({ id, version }) => [id, version])));
  });

  it("does not wait for a command that has a creator in hand, and says that it is not settled", async () => {
    const busy = ids[0]!;
    await inScope(database.app, { organizationId: member.organizationId }, async (sql) => {
      await sql.change(`UPDATE creators SET display_name = 'In hand' WHERE id = $1`, [busy]);
      const { unsettled } = await new FiguresKeeper(database.worker).bringUpToDate(await creatorDocuments(database.worker, ids));
      expect([...unsettled]).toEqual([busy]);
    });
    const { unsettled } = await new FiguresKeeper(database.worker).bringUpToDate(await creatorDocuments(database.worker, ids));
    expect(unsettled.size).toBe(0);
  });

  it("never keeps figures of facts that have changed since", async () => {
    const before = await read(ids[0]!);
    await change(`UPDATE social_accounts SET average_views = 1000000 WHERE creator_id = $1`, [ids[0]]);
    const old = [{ creatorId: before.id, version: before.version, accounts: [{ id: before.accounts[0]!.id, figures: { estimatedReach: { value: 1, version: 1, reason: null } } }] }];
    expect(await inScope(database.worker, {}, (sql) => saveFigures(sql, old, figuresVersion))).toEqual(new Map());
    expect((await read(ids[0]!)).accounts[0]!.figures).toEqual({});
  });
});

describe("counting peers", () => {
  it("counts groups by network and size, and takes them in the place of the former ones", async () => {
    await listedCreators(database.app, member, fewestPeers, { followers: 200_000, averageViews: 40_000 });
    await countPeerGroups(database.worker);
    const groups = await countPeerGroups(database.worker);
    expect(await inScope(database.worker, {}, readPeerGroups)).toEqual(expect.arrayContaining(groups));
    expect(groups.map(({ platform, tier, accounts }) => ({ platform, tier, accounts }))).toEqual([
      { platform: "youtube", tier: "micro", accounts: 5 },
      { platform: "youtube", tier: "mid", accounts: fewestPeers },
    ]);
    expect(groups[1]!.quantiles.viewsPerFollower?.p50).toBeCloseTo(0.2);
  });
});
