import { campaignById, findCampaigns, launchReadiness } from "@fanfare/db/readers/campaigns";
import { landingPageById, publishedPageBySlug } from "@fanfare/db/readers/landing-pages";
import { inScope, type Sql } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import {
  makeArchiveCampaign, makeChangeBudget, makeChangeSchedule, makeChangeSlug, makeCompleteCampaign, makeCreateCampaign, makeDuplicateCampaign, makeLaunchCampaign,
  makePauseCampaign, makePublishLandingPage, makeRestoreLandingPageVersion, makeResumeCampaign, makeSaveLandingPage,
} from "@fanfare/domain/campaigns";
import type { Member } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { brandOf, dayFromNow, filledDocument, liveCampaign, readyCampaign } from "@fanfare/testing/factories/campaigns";
import { asking, memberOf } from "@fanfare/testing/factories/identity";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let database: TestDatabase;
let owner: Member;
let deps: { unitOfWork: ReturnType<typeof unitOfWorkOn> };
beforeAll(async () => {
  database = await testDatabase();
  owner = await memberOf(database.app);
  deps = { unitOfWork: unitOfWorkOn(database.app, { now: () => new Date() }) };
});
afterAll(() => database.drop());

const read = <T>(work: (sql: Sql) => Promise<T>, member: Member = owner) => inScope(database.app, { organizationId: member.organizationId, userId: member.userId }, work);
const asStranger = <T>(work: (sql: Sql) => Promise<T>) => inScope(database.app, {}, work);
const factsOf = (campaignId: string) =>
  read((sql) => sql.rows<{ type: string; sequence: number }>(`SELECT type, sequence FROM outbox WHERE aggregate_id = $1 ORDER BY position`, [campaignId]));

describe("a new campaign", () => {
  test("of a name somebody else's campaign has gets an address of its own, also when they are created at the same instant", async () => {
    const other = await memberOf(database.app);
    const brands = [await brandOf(database.app, owner), await brandOf(database.app, other)];
    const receipts = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        makeCreateCampaign(deps)(asking(index % 2 ? other : owner), { name: "Spring fling", brandId: brands[index % 2]!, currency: "EUR" }),
      ),
    );
    const slugs = await Promise.all(receipts.map(({ id }, index) => read((sql) => campaignById(sql, id), index % 2 ? other : owner).then((view) => view.slug)));
    expect(new Set(slugs).size).toBe(6);
    expect(slugs).toContain("spring-fling");
  });

  test("for a brand of another organization is refused as if the brand did not exist", async () => {
    const brandId = await brandOf(database.app, await memberOf(database.app));
    await expect(makeCreateCampaign(deps)(asking(owner), { name: "Not ours", brandId, currency: "EUR" })).rejects.toMatchObject({ kind: "not-found" });
  });

  test("by a viewer is refused and leaves nothing behind", async () => {
    const viewer = await memberOf(database.app, { role: "viewer", organizationId: owner.organizationId });
    const brandId = await brandOf(database.app, owner);
    await expect(makeCreateCampaign(deps)(asking(viewer), { name: "Viewed only", brandId, currency: "EUR" })).rejects.toMatchObject({ kind: "forbidden" });
    expect((await read((sql) => findCampaigns(sql, { status: [], brandId: null, text: "Viewed only", limit: 10 }))).rows).toEqual([]);
  });
});

describe("launching", () => {
  test("given a ready campaign, when ten people launch it at once, then it is launched once and strangers can read its page", async () => {
    const { id, version } = await readyCampaign(database.app, owner, { name: "Launch race" });
    expect(await read((sql) => launchReadiness(sql, id, new Date()))).toEqual({ missing: [] });
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => makeLaunchCampaign(deps)(asking(owner), { campaignId: id, expectedVersion: version })));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ kind: "conflict" });
    const page = await asStranger((sql) => publishedPageBySlug(sql, "launch-race"));
    expect(page).toMatchObject({ campaignId: id, version: 1, content: { state: "open", campaignName: "Launch race", questions: [{ id: "why" }] } });
    expect((await factsOf(id)).filter((fact) => fact.type === "fanfare.campaigns.campaign-launched.v1")).toHaveLength(1);
  });

  test("without money, the refusal and the readiness name the same thing, and nobody sees a page", async () => {
    const { id, version } = await readyCampaign(database.app, owner, { name: "No money yet", funded: 0n });
    await expect(makeLaunchCampaign(deps)(asking(owner), { campaignId: id, expectedVersion: version })).rejects.toMatchObject({ code: "campaigns.not-ready", details: { missing: ["funding"] } });
    expect(await read((sql) => launchReadiness(sql, id, new Date()))).toEqual({ missing: ["funding"] });
    expect(await asStranger((sql) => publishedPageBySlug(sql, "no-money-yet"))).toBeNull();
  });

  test("two drafts that want one address at the same instant: one gets it, the other is told at the field", async () => {
    const second = await memberOf(database.app);
    const ours = await readyCampaign(database.app, owner, { name: "Twin one" });
    const theirs = await readyCampaign(database.app, second, { name: "Twin two" });
    const tries = await Promise.allSettled([
      makeChangeSlug(deps)(asking(owner), { campaignId: ours.id, expectedVersion: ours.version, slug: "the-twin" }),
      makeChangeSlug(deps)(asking(second), { campaignId: theirs.id, expectedVersion: theirs.version, slug: "the-twin" }),
    ]);
    expect(tries.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = tries.find((one) => one.status === "rejected");
    expect(refused?.reason).toMatchObject({ kind: "conflict", code: "campaigns.slug-taken", fields: { slug: expect.stringContaining("the-twin") as string } });
  });
});

describe("a live campaign", () => {
  test("pauses, goes on, ends and is put away; its public page says so each time", async () => {
    const { id, version, slug } = await liveCampaign(database.app, owner, { name: "Whole life" });
    const state = async () => (await asStranger((sql) => publishedPageBySlug(sql, slug)))?.content.state;
    const after = async (step: typeof makePauseCampaign, at: number) => (await step(deps)(asking(owner), { campaignId: id, expectedVersion: at })).version;
    expect(await state()).toBe("open");
    const paused = await after(makePauseCampaign, version);
    expect(await state()).toBe("paused");
    const resumed = await after(makeResumeCampaign, paused);
    expect(await state()).toBe("open");
    const completed = await after(makeCompleteCampaign, resumed);
    expect(await state()).toBe("closed");
    await after(makeArchiveCampaign, completed);
    const sequences = (await factsOf(id)).map((fact) => fact.sequence);
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
  });

  test("a later end is on the public page at once, an edited page only once it is published, and an older one can be restored", async () => {
    const { id, version, slug } = await liveCampaign(database.app, owner, { name: "Edited page" });
    const shown = async () => (await asStranger((sql) => publishedPageBySlug(sql, slug)))!;
    await makeChangeSchedule(deps)(asking(owner), { campaignId: id, expectedVersion: version, startsOn: null, endsOn: dayFromNow(90) });
    expect((await shown()).content.endsOn).toBe(dayFromNow(90));
    const page = await read((sql) => landingPageById(sql, id));
    const saved = await makeSaveLandingPage(deps)(asking(owner), { campaignId: id, expectedVersion: page.version, document: filledDocument("Another headline") });
    expect(JSON.stringify((await shown()).content.blocks)).not.toContain("Another headline");
    const published = await makePublishLandingPage(deps)(asking(owner), { campaignId: id, expectedVersion: saved.version });
    expect(await shown()).toMatchObject({ version: 2 });
    expect(JSON.stringify((await shown()).content.blocks)).toContain("Another headline");
    await makeRestoreLandingPageVersion(deps)(asking(owner), { campaignId: id, expectedVersion: published.version, number: 1 });
    const restored = await read((sql) => landingPageById(sql, id));
    expect(restored.document).toEqual(filledDocument("Edited page"));
    expect(restored.versions.map((one) => one.number)).toEqual([2, 1]);
  });

  test("an edit made on an older version is refused and changes nothing", async () => {
    const { id } = await liveCampaign(database.app, owner, { name: "Two editors" });
    const edit = (headline: string) => makeSaveLandingPage(deps)(asking(owner), { campaignId: id, expectedVersion: 3, document: filledDocument(headline) });
    await edit("First");
    await expect(edit("Second")).rejects.toMatchObject({ kind: "conflict" });
    expect(JSON.stringify((await read((sql) => landingPageById(sql, id))).document)).toContain("First");
  });

  test("its budget can't be cut below what is promised", async () => {
    const { id, version } = await liveCampaign(database.app, owner, { name: "Promised" });
    await read((sql) => sql.change(`UPDATE wallets SET committed_minor = 52000 WHERE campaign_id = $1`, [id]));
    const cut = (amount: string) => makeChangeBudget(deps)(asking(owner), { campaignId: id, expectedVersion: version, budget: { amount, currency: "EUR" } });
    await expect(cut("51999")).rejects.toMatchObject({ code: "campaigns.budget-below-committed" });
    await cut("52000");
    expect((await read((sql) => campaignById(sql, id))).budget).toEqual({ currency: "EUR", budget: "52000", funded: "500000", committed: "52000", paid: "0", free: "448000" });
  });
});

describe("finding campaigns", () => {
  test("filters by brand, status and text, counts by status, and never shows another organization's", async () => {
    const member = await memberOf(database.app);
    const brandId = await brandOf(database.app, member, { name: "Puffin 100%" });
    const live = await liveCampaign(database.app, member, { name: "Harbour days", brandId });
    await readyCampaign(database.app, member, { name: "Cliff nights" });
    const find = (input: { text?: string; brandId?: string; status?: ("live" | "draft")[] }, as = member) =>
      read((sql) => findCampaigns(sql, { status: input.status ?? [], brandId: input.brandId ?? null, text: input.text ?? "", limit: 50 }), as);
    expect((await find({})).counts).toEqual({ draft: 1, live: 1, paused: 0, completed: 0, archived: 0 });
    expect((await find({ text: "100%" })).rows.map((row) => row.id)).toEqual([live.id]);
    expect((await find({ text: "1%0" })).rows).toEqual([]);
    expect((await find({ brandId })).rows.map((row) => row.name)).toEqual(["Harbour days"]);
    expect(await find({ status: ["draft"] })).toMatchObject({ total: 1, rows: [{ name: "Cliff nights", people: { applicants: 0, waiting: 0, agreed: 0 } }] });
    expect((await find({ text: "Harbour" }, owner)).rows).toEqual([]);
    await expect(read((sql) => campaignById(sql, live.id), owner)).rejects.toMatchObject({ kind: "not-found" });
  });
});

test("a duplicate is a draft with the brief, the requirements and the page, and nothing of people, dates or money", async () => {
  const { id } = await liveCampaign(database.app, owner, { name: "The original" });
  const copy = await makeDuplicateCampaign(deps)(asking(owner), { campaignId: id, name: "The original" });
  const [original, duplicate] = await Promise.all([read((sql) => campaignById(sql, id)), read((sql) => campaignById(sql, copy.id))]);
  expect(duplicate).toMatchObject({ brief: original.brief, requirements: original.requirements, status: "draft", slug: "the-original-2", startsOn: null, endsOn: null, publishedVersion: 0 });
  expect(duplicate.budget).toMatchObject({ budget: "0", funded: "0" });
  expect((await read((sql) => landingPageById(sql, copy.id))).document).toEqual(filledDocument("The original"));
});
