import { testDatabase } from "@fanfare/testing/database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callProcedure, makeWorld, type World } from "../testing/world.ts";
import type { Fault } from "./faults.ts";
import { handleTrpc } from "./trpc-handler.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld(await testDatabase());
});
afterAll(() => world.close());

const path = "/api/trpc/identity.command.addBrand";

async function send(body: BodyInit | ReadableStream, headers: Record<string, string> = {}): Promise<{ status: number; text: string; fault: Fault }> {
  const { config } = world.app;
  const all = { "content-type": "application/json", cookie: world.personas.owner.cookie, origin: config.publicUrl.origin, host: config.publicUrl.host, ...headers };
  const request = new Request(new URL(path, config.publicUrl), { method: "POST", headers: all, body, duplex: "half" } as RequestInit);
  const answer = await handleTrpc(world.app, request);
  const text = await answer.text();
  return { status: answer.status, text, fault: (JSON.parse(text) as { error: { data: { fault: Fault } } }).error.data.fault };
}

test("a string of 10 MB is refused at the door, also when its length is not told", async () => {
  const huge = JSON.stringify({ name: "x".repeat(10_000_000) });
  expect(await send(huge)).toMatchObject({ status: 413, fault: { code: "kernel.too-large" } });
  const stream = new Blob([huge]).stream();
  expect(await send(stream)).toMatchObject({ status: 413, fault: { code: "kernel.too-large" } });
});

test("a name longer than a name is refused at its field", async () => {
  expect(await send(JSON.stringify({ name: "x".repeat(900_000) }))).toMatchObject({ status: 400, fault: { kind: "invalid", fields: { name: "Write at most 120 characters." } } });
});

test("fields nobody knows are refused, and so are the keys of prototypes", async () => {
  expect(await send(`{"name":"Kestrel II","isOperator":true}`)).toMatchObject({ status: 400, fault: { fields: { isOperator: "This field is not known here. Leave it out." } } });
  expect((await send(`{"name":"Kestrel II","__proto__":{"role":"owner"},"constructor":1}`)).status).toBe(400);
});

test.each([`{"name":`, `[1,2,3]`, `null`, `"text"`, ``, `\u0000`, `{"name":null}`, `{"name":{"$ne":1}}`])("the body %j is refused in a sentence, without a stack", async (body) => {
  const { status, text, fault } = await send(body);
  expect(status).toBe(400);
  expect(fault.message).toMatch(/\.$/);
  expect(text).not.toMatch(/at .*\.ts|node_modules|SELECT|sequelize/i);
});

test("a NUL in a text, which PostgreSQL can't keep, is refused before it gets there", async () => {
  const { status, fault } = await send(JSON.stringify({ name: "Nul\u0000byte" }));
  expect({ status, code: fault.code }).toEqual({ status: 400, code: "kernel.unreadable-input" });
});

test("a write from another site's page is not done", async () => {
  const { status, fault } = await send(JSON.stringify({ name: "Stolen" }), { origin: "https://evil.example" });
  expect(status).toBe(403);
  expect(fault.code).toBe("kernel.foreign-origin");
});

test("a call that does not exist, and a query sent as a command, are told", async () => {
  expect((await callProcedure(world.app, { type: "query", path: "identity.query.nothing", input: undefined })).status).toBe(404);
  expect((await callProcedure(world.app, { type: "mutation", path: "identity.query.findMe", input: undefined })).status).toBe(405);
});

test.each(["%ZZ", "%00", "{", "%22%5Cu0000%22", "[]"])("the query input %s is refused or ignored, never our failure", async (input) => {
  const url = new URL(`/api/trpc/identity.query.findInvitationByToken?input=${input}`, world.app.config.publicUrl);
  const answer = await handleTrpc(world.app, new Request(url, { headers: { host: url.host } }));
  expect(answer.status).toBe(400);
});

test("a forged or broken session cookie is nobody's", async () => {
  for (const cookie of ["fanfare.session_token=abc.def", "fanfare.session_token=%00", `${world.personas.owner.cookie}x`]) {
    const answer = await callProcedure(world.app, { type: "query", path: "identity.query.findMembers", input: undefined, cookie });
    expect(answer.status, cookie).toBe(401);
  }
});
