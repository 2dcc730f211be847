import { randomUUID } from "node:crypto";
import { makeRegisterCreator } from "@fanfare/domain/creators";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { makePublishLandingPage, makeSaveLandingPage } from "@fanfare/domain/campaigns";
import type { Member } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { filledDocument, liveCampaign } from "@fanfare/testing/factories/campaigns";
import { asking, memberOf } from "@fanfare/testing/factories/identity";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { requestContext } from "../http/request-context.ts";
import type { App } from "../app.ts";
import { whoIs } from "../auth/who.ts";
import { campaignsOf } from "../compose/campaigns.ts";
import { callProcedure, cookiesOf, testApp } from "../testing/world.ts";
import { answerPage } from "./answer.ts";
import { takeApplication } from "./apply.ts";
import { answerPreview } from "./preview.ts";

let database: TestDatabase;
let app: App;
let owner: Member;
beforeAll(async () => {
  database = await testDatabase();
  app = testApp(database);
  owner = await memberOf(database.app);
  // From here on the process hears of changes, as it does in any but its first moment.
  await app.events();
  await read("warm-up");
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const address = (path: string) => new URL(path, app.config.publicUrl);
const read = (slug: string, headers: Record<string, string> = {}) => answerPage(app, new Request(address(`/c/${slug}`), { headers }), slug, new Date());

/** Counts the statements that the app sends to the database while the work runs. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(app.db, "query");
  await work();
  const count = sent.mock.calls.length;
  sent.mockRestore();
  return count;
}

function send(slug: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(address(`/c/${slug}/apply`), {
    method: "POST",
    headers: { origin: app.config.publicUrl.origin, "content-type": "application/x-www-form-urlencoded", "x-forwarded-for": randomUUID(), ...headers },
    body: new URLSearchParams(fields).toString(),
  });
  return takeApplication({ app, ctx: requestContext(app, request, new Headers()), request, slug });
}

describe("a public page", () => {
  test("once read, is served again without a statement to the database, and as 304 to whoever has it", async () => {
    const { slug } = await liveCampaign(database.app, owner, { name: "Counted" });
    const first = await read(slug);
    expect(first.status).toBe(200);
    const tag = first.headers.get("etag") ?? "";
    expect(await statementsOf(() => Promise.all(Array.from({ length: 25 }, () => read(slug))))).toBe(0);
    expect(await statementsOf(async () => expect((await read(slug, { "if-none-match": tag })).status).toBe(304))).toBe(0);
    expect(await statementsOf(() => answerPreview(app, slug, new Date()))).toBe(0);
  });

  test("shows a publishing with its next answer in the process that made it", async () => {
    const { id, slug } = await liveCampaign(database.app, owner, { name: "Republished" });
    await read(slug);
    const commands = campaignsOf(app);
    const saved = await commands.saveLandingPage(asking(owner), { campaignId: id, expectedVersion: 3, document: filledDocument("A new headline") });
    expect(await (await read(slug)).text()).not.toContain("A new headline");
    await commands.publishLandingPage(asking(owner), { campaignId: id, expectedVersion: saved.version });
    expect(await (await read(slug)).text()).toContain("A new headline");
  });

  test("shows a publishing of another process once its event has arrived", async () => {
    const { id, slug } = await liveCampaign(database.app, owner, { name: "Elsewhere" });
    const bus = await app.events();
    await bus.ensureStream();
    await read(slug);
    const deps = { unitOfWork: unitOfWorkOn(database.app, { now: () => new Date() }) };
    const saved = await makeSaveLandingPage(deps)(asking(owner), { campaignId: id, expectedVersion: 3, document: filledDocument("Told by event") });
    await makePublishLandingPage(deps)(asking(owner), { campaignId: id, expectedVersion: saved.version });
    const facts = await database.worker.query(`SELECT id, type, envelope FROM outbox WHERE type LIKE '%landing-page-published%' ORDER BY position DESC LIMIT 1`);
    const [fact] = facts[0] as { id: string; type: string; envelope: unknown }[];
    await bus.publish(fact!);
    await vi.waitFor(async () => expect(await (await read(slug)).text()).toContain("Told by event"), { timeout: 2_000, interval: 20 });
  });

  test("answers 410 once the campaign has ended, 404 where there never was one, and does not touch the database for what can be no address", async () => {
    const { id, version, slug } = await liveCampaign(database.app, owner, { name: "Ending" });
    await read(slug);
    await campaignsOf(app).completeCampaign(asking(owner), { campaignId: id, expectedVersion: version });
    const closed = await read(slug);
    expect([closed.status, await closed.text()]).toEqual([410, expect.stringContaining("This campaign has ended")]);
    const missing = await read("never-was", { "accept-language": "ru" });
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining("Такой страницы нет")]);
    expect(await statementsOf(async () => expect((await read("..%2Fetc")).status).toBe(404))).toBe(0);
  });

  test("closes by itself on the day after its end", async () => {
    const { slug } = await liveCampaign(database.app, owner, { name: "Ends by itself" });
    const inAYear = new Date(Date.now() + 365 * 86_400_000);
    expect((await answerPage(app, new Request(address(`/c/${slug}`)), slug, inAYear)).status).toBe(410);
  });
});

describe("an application from a public page", () => {
  const signUp = async (name: string) => {
    const answer = await callProcedure(app, { type: "mutation", path: "identity.command.signUp", input: { name, email: `${randomUUID()}@example.com`, password: "correct horse battery" } });
    return cookiesOf(answer);
  };
  const call = async (type: "query" | "mutation", path: string, cookie: string) => {
    const answer = await callProcedure(app, { type, path, input: undefined, cookie });
    return { cookies: answer.headers.getSetCookie(), data: ((await answer.json()) as { result: { data: unknown } }).result.data };
  };
  const becomeCreator = async (cookie: string, handle: string) => {
    const who = await whoIs(app, new Headers({ cookie }));
    const profile = { displayName: "Mira", bio: "", country: "DE", languages: [], topics: [], accounts: [{ platform: "youtube" as const, handle, followers: null }], rates: [] };
    return makeRegisterCreator({ unitOfWork: app.unitOfWork })(asking(who!.person), profile);
  };

  test("given a stranger, when they make an account and a profile, then what they wrote on the page is their application, sent once", async () => {
    const { id: campaignId, slug } = await liveCampaign(database.app, owner, { name: "From a stranger" });
    const answer = await send(slug, { "answer.why": "Because I run." });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/creator/sign-up?campaign=${slug}`]);
    const kept = cookiesOf(answer);
    expect((await call("query", "campaigns.query.findPendingApplication", kept)).data).toMatchObject({ slug, campaignName: "From a stranger" });
    const cookie = `${await signUp("Mira")}; ${kept}`;
    await becomeCreator(cookie, "@mira-applies");
    const sent = await call("mutation", "campaigns.command.sendPendingApplication", cookie);
    const { collaborationId } = sent.data as { collaborationId: string };
    const found = await app.unitOfWork.run({ organizationId: owner.organizationId }, asking(owner), (tx) => tx.collaborations.find(collaborationId));
    expect(found).toMatchObject({ campaignId, status: "applied", answers: [{ questionId: "why", question: "Why you?", answer: "Because I run." }] });
    expect((await call("mutation", "campaigns.command.sendPendingApplication", cookie)).data).toEqual({ collaborationId: null });
  });

  test("given a creator who is signed in, then it is sent at once and the browser goes to it", async () => {
    const { slug } = await liveCampaign(database.app, owner, { name: "From a creator" });
    const cookie = await signUp("Vera");
    await becomeCreator(cookie, "@vera-applies");
    const answer = await send(slug, { "answer.why": "Gladly." }, { cookie });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, expect.stringMatching(/^\/creator\/collaborations\/[0-9a-f-]{36}$/)]);
  });

  test("given answers that are missing or too long, then the page comes back with what was typed and the fault at its field", async () => {
    const { slug } = await liveCampaign(database.app, owner, { name: "Refused" });
    const empty = await send(slug, { "answer.why": "   " });
    expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining("This is needed.")]);
    const long = await send(slug, { "answer.why": "x".repeat(4_001) });
    expect([long.status, await long.text()]).toEqual([422, expect.stringContaining("Write at most 4,000 characters.")]);
    const hostile = await send(slug, { "answer.why": "", "answer.other": "<script>alert(1)</script>" });
    expect([hostile.status, await hostile.text()]).toEqual([422, expect.not.stringContaining("<script>alert")]);
  });

  test("given a form of another site, ten megabytes, or far too many attempts, then nothing is kept", async () => {
    const { slug } = await liveCampaign(database.app, owner, { name: "Attacked" });
    expect((await send(slug, { "answer.why": "x" }, { origin: "https://evil.example" })).status).toBe(403);
    expect((await send(slug, { "answer.why": "x".repeat(10_000_000) })).status).toBe(413);
    const from = { "x-forwarded-for": randomUUID() };
    const answers = await Promise.all(Array.from({ length: 130 }, () => send(slug, { "answer.why": "again" }, from)));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused.length).toBe(10);
    expect(refused.every((answer) => !answer.headers.has("set-cookie"))).toBe(true);
  });
});
