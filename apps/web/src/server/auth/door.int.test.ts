import { randomUUID } from "node:crypto";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { App } from "../app.ts";
import type { Fault } from "../http/faults.ts";
import { callProcedure, cookiesOf, testApp } from "../testing/world.ts";
import { whoIs } from "./who.ts";

let database: TestDatabase;
let app: App;
let appWithoutMail: App;

beforeAll(async () => {
  database = await testDatabase();
  app = testApp(database, { SMTP_URL: "smtp://127.0.0.1:4325" });
  appWithoutMail = testApp(database, { SMTP_URL: "" });
});
afterAll(async () => {
  await Promise.all([app.close(), appWithoutMail.close()]);
  await database.drop();
});

const password = "correct horse battery";
const command = (name: string, input: unknown, more: { on?: App; cookie?: string; address?: string; headers?: Record<string, string> } = {}) => {
  const { on = app, ...rest } = more;
  return callProcedure(on, { type: "mutation", path: name, input, ...rest });
};
const identity = (name: string, input: unknown, more: Parameters<typeof command>[2] = {}) => command(`identity.command.${name}`, input, more);
const faultIn = async (answer: Response): Promise<Fault> => ((await answer.json()) as { error: { data: { fault: Fault } } }).error.data.fault;
const resultIn = async <T>(answer: Response): Promise<T> => ((await answer.json()) as { result: { data: T } }).result.data;

async function newcomer(name = "Olga", on = app) {
  const email = `${name.toLowerCase()}-${randomUUID()}@example.com`;
  const answer = await identity("signUp", { name, email, password }, { on });
  expect(answer.status).toBe(200);
  return { email, cookie: cookiesOf(answer) };
}

const lettersTo = async (email: string) => {
  const [rows] = await database.worker.query(`SELECT template, data FROM mails WHERE recipient = $1 ORDER BY created_at`, { bind: [email] });
  return rows as { template: string; data: { link: string } }[];
};
const tokenOf = (link: string) => new URL(link, "http://any").searchParams.get("token")!;

describe("signing up and in", () => {
  test("the first person of an installation is its operator, and nobody after them", async () => {
    const [first, second] = [await newcomer("First"), await newcomer("Second")];
    expect(await whoIs(app, new Headers({ cookie: first.cookie }))).toMatchObject({ isOperator: true });
    expect(await whoIs(app, new Headers({ cookie: second.cookie }))).toMatchObject({ isOperator: false });
  });

  test("a letter asks to confirm the address; its link works and then the address is confirmed", async () => {
    const { email, cookie } = await newcomer();
    const [letter] = await lettersTo(email);
    expect(letter).toMatchObject({ template: "verify-email" });
    expect((await identity("verifyEmail", { token: tokenOf(letter!.data.link) })).status).toBe(200);
    expect(await whoIs(app, new Headers({ cookie }))).toMatchObject({ isEmailVerified: true });
  });

  test("the cookie can't be read by scripts and goes to no other site; over https it is bound to the host", async () => {
    const secure = testApp(database, { PUBLIC_URL: "https://fanfare.example.org" });
    const answer = await identity("signUp", { name: "Sol", email: `sol-${randomUUID()}@example.com`, password }, { on: secure });
    await secure.close();
    const cookie = answer.headers.getSetCookie()[0]!;
    expect(cookie).toMatch(/^__Host-fanfare\.session_token=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  test("an address in use and a wrong password are told in a sentence; neither says more", async () => {
    const { email } = await newcomer();
    expect(await faultIn(await identity("signUp", { name: "Eve", email: email.toUpperCase(), password }))).toMatchObject({ code: "identity.email-taken", fields: { email: expect.any(String) } });
    const wrong = await faultIn(await identity("signIn", { email, password: "something else entirely" }));
    const unknown = await faultIn(await identity("signIn", { email: `nobody-${randomUUID()}@example.com`, password }));
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ code: "identity.wrong-credentials" });
  });

  test("each sign-in begins a session of its own, and signing out ends it on the server", async () => {
    const { email, cookie } = await newcomer();
    const again = cookiesOf(await identity("signIn", { email, password }));
    expect(again).not.toBe(cookie);
    await identity("signOut", undefined, { cookie: again });
    expect(await whoIs(app, new Headers({ cookie: again }))).toBeNull();
    expect(await whoIs(app, new Headers({ cookie }))).not.toBeNull();
  });

  test("guessing a password is stopped for the account, wherever the guesses come from", async () => {
    const { email } = await newcomer();
    const tries = await Promise.all(Array.from({ length: 12 }, () => identity("signIn", { email, password: "wrong guess here" })));
    const stopped = tries.filter(({ status }) => status === 429);
    expect(stopped.length).toBe(4);
    expect(await faultIn(stopped[0]!)).toMatchObject({ kind: "too-many", details: { seconds: expect.any(Number) } });
  });
});

describe("a forgotten password", () => {
  test("the letter's link sets a new one, once, and ends every session", async () => {
    const { email, cookie } = await newcomer();
    await identity("requestPasswordReset", { email });
    const token = tokenOf((await lettersTo(email)).at(-1)!.data.link);
    expect((await identity("resetPassword", { token, password: "another good password" })).status).toBe(200);
    expect(await whoIs(app, new Headers({ cookie }))).toBeNull();
    expect((await identity("signIn", { email, password: "another good password" })).status).toBe(200);
    expect(await faultIn(await identity("resetPassword", { token, password }))).toMatchObject({ code: "identity.link-not-valid" });
  });

  test("an address nobody has gets the same answer and no letter", async () => {
    const email = `nobody-${randomUUID()}@example.com`;
    expect((await identity("requestPasswordReset", { email })).status).toBe(200);
    expect(await lettersTo(email)).toEqual([]);
  });

  test("without a mail server the link is shown to nobody but an operator", async () => {
    const { email, cookie } = await newcomer("Max", appWithoutMail);
    expect(await lettersTo(email)).toEqual([]);
    expect(await faultIn(await identity("requestPasswordReset", { email }, { on: appWithoutMail }))).toMatchObject({ code: "identity.no-mail-for-reset" });
    expect((await command("operations.command.makeResetLink", { email }, { on: appWithoutMail, cookie })).status).toBe(403);
    const operator = await firstOperator();
    const { link } = await resultIn<{ link: string }>(await command("operations.command.makeResetLink", { email }, { on: appWithoutMail, cookie: operator }));
    expect((await identity("resetPassword", { token: tokenOf(link), password: "handed over in person" }, { on: appWithoutMail })).status).toBe(200);
  });
});

/** Whoever came first in this file is the operator; here a password is not at hand, so the right is given by hand. */
async function firstOperator(): Promise<string> {
  const { cookie } = await newcomer("Odette");
  const userId = (await whoIs(app, new Headers({ cookie })))!.person.userId;
  await database.owner.transaction(async (transaction) => {
    await database.owner.query(`SELECT set_config('app.user_id', $1, true)`, { bind: [userId], transaction });
    await database.owner.query(`UPDATE people SET is_operator = true WHERE user_id = $1`, { bind: [userId], transaction });
  });
  return cookie;
}

describe("members", () => {
  test("a changed role and a removal count from the next request", async () => {
    const [owner, colleague] = [await newcomer("Olga"), await newcomer("Max")];
    await identity("createOrganization", { name: "Aurora", kind: "agency" }, { cookie: owner.cookie });
    const { link } = await resultIn<{ link: string }>(await identity("inviteMember", { email: colleague.email, role: "manager" }, { cookie: owner.cookie }));
    await identity("acceptInvitation", { token: link.split("/").at(-1) }, { cookie: colleague.cookie });
    const addBrand = async () => (await identity("addBrand", { name: `Brand ${randomUUID()}` }, { cookie: colleague.cookie })).status;
    expect(await addBrand()).toBe(200);
    const membership = await membershipOf(owner.cookie, colleague.email);
    await identity("changeMemberRole", { membershipId: membership.id, version: membership.version, role: "viewer" }, { cookie: owner.cookie });
    expect(await addBrand()).toBe(403);
    await identity("removeMember", { membershipId: membership.id }, { cookie: owner.cookie });
    expect((await whoIs(app, new Headers({ cookie: colleague.cookie })))?.member).toBeNull();
  });

  test("an invitation opens nothing for somebody with the link but another address", async () => {
    const [owner, eve] = [await newcomer("Olga"), await newcomer("Eve")];
    await identity("createOrganization", { name: "Aurora", kind: "agency" }, { cookie: owner.cookie });
    const { link } = await resultIn<{ link: string }>(await identity("inviteMember", { email: "max@example.com", role: "owner" }, { cookie: owner.cookie }));
    const refused = await identity("acceptInvitation", { token: link.split("/").at(-1) }, { cookie: eve.cookie });
    expect(refused.status).toBe(403);
    expect(await faultIn(refused)).toMatchObject({ code: "identity.invitation-for-another" });
  });

  test("two owners who remove each other at the same instant leave one behind", async () => {
    const [first, second] = [await newcomer("Olga"), await newcomer("Max")];
    await identity("createOrganization", { name: "Aurora", kind: "agency" }, { cookie: first.cookie });
    const { link } = await resultIn<{ link: string }>(await identity("inviteMember", { email: second.email, role: "owner" }, { cookie: first.cookie }));
    await identity("acceptInvitation", { token: link.split("/").at(-1) }, { cookie: second.cookie });
    const [one, other] = [await membershipOf(first.cookie, first.email), await membershipOf(first.cookie, second.email)];
    const answers = await Promise.all([
      identity("removeMember", { membershipId: other.id }, { cookie: first.cookie }),
      identity("removeMember", { membershipId: one.id }, { cookie: second.cookie }),
    ]);
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
  });
});

async function membershipOf(cookie: string, email: string) {
  const answer = await callProcedure(app, { type: "query", path: "identity.query.findMembers", input: undefined, cookie });
  return (await resultIn<{ id: string; version: number; email: string }[]>(answer)).find((member) => member.email === email)!;
}
