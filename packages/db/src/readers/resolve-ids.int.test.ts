import { inScope } from "@fanfare/db/scoped";
import { scopeOf, type Member } from "@fanfare/domain/kernel";
import { campaignRow, collaborationRow, listedCreators, listOf } from "@fanfare/testing/factories/catalogue";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { memberOf } from "@fanfare/testing/factories/identity";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { creatorRelations } from "./creator-relations.ts";
import { makeResolveIds } from "./resolve-ids.ts";

let database: TestDatabase;
let member: Member;
let stranger: Member;
/** a: invited today; b: declined forty days ago; c: has applied, nobody has looked yet; d: on the list and nothing else. */
let a: string, b: string, c: string, d: string;
let listId: string;
let campaignId: string;

beforeAll(async () => {
  database = await testDatabase();
  [member, stranger] = [await memberOf(database.app), await memberOf(database.app)];
  [a, b, c, d] = (await listedCreators(database.app, member, 4)) as [string, string, string, string];
  listId = await listOf(database.app, member, [a, b, d]);
  campaignId = await campaignRow(database.app, member);
  await collaborationRow(database.app, member, campaignId, a);
  await collaborationRow(database.app, member, campaignId, b, { status: "declined", version: 2, daysAgo: 40 });
  await collaborationRow(database.app, member, await campaignRow(database.app, member), c, { status: "applied" });
});
afterAll(() => database.drop());

const sorted = (...ids: string[]) => ids.sort();

describe("resolving a filter's own history", () => {
  const resolve = (filter: Parameters<ReturnType<typeof makeResolveIds>>[1], by = member) => makeResolveIds(database.app)(by.organizationId, filter);

  it("given no such condition, neither narrows nor leaves anybody out", async () => {
    expect(await resolve({ text: "mira" })).toEqual({ only: null, except: [] });
  });

  it("given lists, allows their members only", async () => {
    expect(await resolve({ inLists: [listId] })).toEqual({ only: sorted(a, b, d), except: [] });
  });

  it("given lists and exceptions, takes the exceptions off the members", async () => {
    expect(await resolve({ inLists: [listId], notDeclined: true, notContactedWithinDays: 30 })).toEqual({ only: [d], except: [] });
  });

  it.each([
    ["on a list", () => ({ notInLists: [listId] }), () => sorted(a, b, d)],
    ["in a campaign", () => ({ notInCampaigns: [campaignId] }), () => sorted(a, b)],
    ["contacted lately", () => ({ notContactedWithinDays: 30 }), () => [a]],
    ["contacted within a longer time", () => ({ notContactedWithinDays: 90 }), () => sorted(a, b)],
    ["who declined", () => ({ notDeclined: true }), () => [b]],
    ["on a list or in a campaign", () => ({ notInLists: [listId], notInCampaigns: [campaignId] }), () => sorted(a, b, d)],
  ])("leaves out creators %s", async (_what, filter, expected) => {
    expect(await resolve(filter())).toEqual({ only: null, except: expected() });
  });

  it("given another organization's list and campaign, finds nobody there", async () => {
    expect(await resolve({ inLists: [listId] }, stranger)).toEqual({ only: [], except: [] });
    expect(await resolve({ notInCampaigns: [campaignId], notDeclined: true }, stranger)).toEqual({ only: null, except: [] });
  });
});

describe("relations to creators", () => {
  it("tells lists, campaigns, the last contact and refusals in the order asked", async () => {
    const relations = await inScope(database.app, scopeOf(member), (sql) => creatorRelations(sql, [d, a, b, c]));
    expect(relations).toEqual([
      { creatorId: d, lists: 1, campaigns: 0, lastContactAt: null, hasDeclined: false },
      { creatorId: a, lists: 1, campaigns: 1, lastContactAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), hasDeclined: false },
      { creatorId: b, lists: 1, campaigns: 1, lastContactAt: expect.any(String), hasDeclined: true },
      { creatorId: c, lists: 0, campaigns: 1, lastContactAt: null, hasDeclined: false },
    ]);
  });

  it("says nothing of creators that another organization keeps", async () => {
    expect(await inScope(database.app, scopeOf(stranger), (sql) => creatorRelations(sql, [a, b]))).toEqual([]);
  });
});
