import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { testDatabase } from "@fanfare/testing/database";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AccessRule } from "./api/access.ts";
import { appRouter } from "./api/root.ts";
import { drawTable, expected, isOutside, leaks, outcomeOf, type MatrixFixture, type ProcedureSample, type RouteSample } from "./testing/matrix.ts";
import { secretsOf } from "./testing/secrets.ts";
import { callers, makeWorld, type Answer, type Caller, type World } from "./testing/world.ts";

type Procedure = { _def: { type: "query" | "mutation"; meta?: { access?: AccessRule } } };
type Handler = ((request: Request, route: { params: Promise<object> }) => Promise<Response>) & { access?: AccessRule };

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>).map(([name, procedure]) => ({ name, ...procedure._def }));
const contexts = [...new Set(procedures.map(({ name }) => name.split(".")[0]!))].sort();
const appFolder = path.join(import.meta.dirname, "../app");
const routeFiles = readdirSync(appFolder, { recursive: true, encoding: "utf8" }).filter((file) => path.basename(file) === "route.ts");
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

let world: World;
let secrets: Awaited<ReturnType<typeof secretsOf>>;
const samples = new Map<string, ProcedureSample>();
const routeSamples = new Map<string, (caller: Caller) => RouteSample | Promise<RouteSample>>();
const broken = new Map<string, unknown>();
const lines: Parameters<typeof drawTable>[0][number][] = [];

beforeAll(async () => {
  // Nobody listens for the workers, so that the outcome does not hang on what else runs on this machine.
  world = await makeWorld(await testDatabase(), { SMTP_URL: "smtp://127.0.0.1:4325", WORKERS_URL: "http://127.0.0.1:1" });
  Object.assign(globalThis, { fanfareApp: world.app });
  for (const file of readdirSync(path.join(import.meta.dirname, "api"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith("matrix.fixture.ts"))) {
    // A fixture that fails is told by the tests of its own context, and keeps the others from nothing.
    await readFixture(path.dirname(file), path.join(import.meta.dirname, "api", file)).catch((error: unknown) => broken.set(path.dirname(file), error));
  }
}, 120_000);

async function readFixture(context: string, file: string): Promise<void> {
  const { matrix } = (await import(file)) as { matrix: MatrixFixture };
  const fixture = await matrix(world);
  for (const [name, sample] of Object.entries(fixture.procedures)) samples.set(`${context}.${name}`, sample);
  for (const [name, sample] of Object.entries(fixture.routes ?? {})) routeSamples.set(name, sample);
}

afterAll(async () => {
  process.stdout.write(`\n${drawTable(lines.toSorted((a, b) => (a.name < b.name ? -1 : 1)), callers)}\n\n`);
  await world.close();
});

/** Calls as everybody and compares each outcome with what the rule says. */
async function checkAll(name: string, rule: AccessRule, ask: (caller: Caller) => Promise<{ answer: Answer; sent: string; stranger: "not-found" | "own-data" | undefined; refusedAs: string | undefined }>) {
  const outcomes: Partial<Record<Caller, string>> = {};
  const wanted: Partial<Record<Caller, string>> = {};
  for (const caller of callers) {
    const { answer, sent, stranger, refusedAs } = await ask(caller);
    const ownSecrets = caller === "stranger" ? secrets.organization : secrets.creator;
    const namesOurs = [...ownSecrets].some((id) => sent.includes(id));
    const isAway = isOutside(caller) && rule.kind !== "anyone" && rule.kind !== "person";
    const leaked = isAway ? leaks(answer.body, ownSecrets, sent) : [];
    outcomes[caller] = outcomeOf(answer, { isOutside: isAway, leaked, refusedAs });
    wanted[caller] = expected(rule, caller, stranger ?? (namesOurs ? "not-found" : "own-data"));
  }
  lines.push({ name, rule, outcomes });
  expect(outcomes).toEqual(wanted);
}

describe("every procedure answers each caller as its rule says", () => {
  test("every procedure lies under command or query of its context, as what it is, and declares a rule", () => {
    for (const { name, type, meta } of procedures) {
      expect(name.split(".")[1], name).toBe(type === "mutation" ? "command" : "query");
      expect(meta?.access, `${name} declares no rule`).toBeDefined();
    }
  });

  test("every context has a fixture, and every fixture names procedures that exist", () => {
    for (const context of contexts) expect(existsSync(path.join(import.meta.dirname, "api", context, "matrix.fixture.ts")), `api/${context}/matrix.fixture.ts is missing`).toBe(true);
    const known = new Set(procedures.map(({ name }) => name));
    expect([...samples.keys()].filter((name) => !known.has(name))).toEqual([]);
  });

  test.each(procedures)("$name", async ({ name, type, meta }) => {
    const sample = samples.get(name);
    const context = name.split(".")[0]!;
    if (broken.has(context)) throw broken.get(context);
    if (!sample || !meta?.access) throw new Error(`${name} has no sample in api/${context}/matrix.fixture.ts`);
    await checkAll(name, meta.access, async (caller) => {
      const input = await sample.input(caller);
      secrets = await secretsOf(world);
      const answer = await world.call(caller, type, name, input);
      if (sample.disturbs && caller !== "nobody") await world.restore(caller);
      return { answer, sent: JSON.stringify(input) ?? "", stranger: sample.stranger, refusedAs: sample.refusedAs };
    });
  });
});

describe("every route answers each caller as its rule says", () => {
  test.each(routeFiles)("%s", async (file) => {
    const module = (await import(path.join(appFolder, file))) as Record<string, Handler>;
    const place = `/${path.dirname(file).split(path.sep).filter((part) => !/^\(.*\)$/.test(part)).join("/")}`;
    const handlers = Object.entries(module).filter(([name]) => methods.includes(name));
    expect(handlers.length, `${file} answers no method`).toBeGreaterThan(0);
    for (const [method, handler] of handlers) {
      const name = `${method} ${place}`;
      const sample = routeSamples.get(name);
      if (!handler.access) throw new Error(`${name} declares no rule: make it with memberRoute, creatorRoute, personRoute, operatorRoute or publicRoute`);
      if (!sample) throw new Error(`${name} has no sample under routes of a matrix.fixture.ts`);
      await checkAll(name, handler.access, async (caller) => {
        const asked = await sample(caller);
        secrets = await secretsOf(world);
        const { answer, sent } = await callRoute(handler, method, place, asked, caller);
        return { answer, sent, stranger: asked.stranger, refusedAs: asked.refusedAs };
      });
    }
  });
});

async function callRoute(handler: Handler, method: string, place: string, sample: RouteSample, caller: Caller): Promise<{ answer: Answer; sent: string }> {
  const params = sample.params ?? {};
  const filled = place.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_match, name: string) => [params[name]].flat().join("/"));
  const url = new URL(filled, world.app.config.publicUrl);
  for (const [key, value] of Object.entries(sample.search ?? {})) url.searchParams.set(key, value);
  const headers = new Headers({ host: url.host, origin: url.origin, "x-forwarded-for": crypto.randomUUID(), ...sample.headers });
  if (caller !== "nobody") headers.set("cookie", world.personas[caller].cookie);
  const ended = new AbortController();
  const request = new Request(url, { method, headers, signal: ended.signal, ...(sample.body !== undefined && { body: sample.body }) });
  const answer = await handler(request, { params: Promise.resolve(params) });
  const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  const body = isStream ? "" : await answer.text();
  if (isStream) await answer.body?.cancel();
  ended.abort();
  return { answer: { status: answer.status, body }, sent: `${url.href} ${typeof sample.body === "string" ? sample.body : ""}` };
}
