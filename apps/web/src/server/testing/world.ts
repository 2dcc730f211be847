import { randomUUID } from "node:crypto";
import { inScope } from "@fanfare/db/scoped";
import { newId, type Actor, type Context, type CreatorActor, type Member, type Person } from "@fanfare/domain/kernel";
import type { App } from "../app.ts";
import { makeApp } from "../app.ts";
import { whoIs, type Who } from "../auth/who.ts";
import { identityOf } from "../compose/identity.ts";
import { readConfig } from "../config.ts";
import { handleTrpc } from "../http/trpc-handler.ts";

/** Everybody who calls in the tenancy matrix. `stranger` owns another organization, `otherCreator` is another creator. */
export const callers = ["nobody", "viewer", "manager", "owner", "creator", "otherCreator", "stranger", "operator"] as const;
export type Caller = (typeof callers)[number];
export type SignedInCaller = Exclude<Caller, "nobody">;

/** A migrated database of the test's own, as `testDatabase()` makes it. */
type Database = { urls: { app: string }; drop(): Promise<void> };
type Persona = { person: Person; cookie: string; who: Who };
export type Answer = { status: number; body: string };

/** A database of its own, the real app on it, and one person for each caller. */
export type World = {
  app: App;
  organizationId: string;
  brandId: string;
  strangersOrganizationId: string;
  personas: Record<SignedInCaller, Persona>;
  /** What handlers take: the member for the members, the creator for the creators. */
  as(caller: "viewer" | "manager" | "owner" | "stranger"): Context & { actor: Member };
  as(caller: "creator" | "otherCreator"): Context & { actor: CreatorActor };
  /** A name nobody else has. */
  unique(word: string): string;
  /** Calls a procedure (`campaigns.command.launchCampaign`) over HTTP. */
  call(caller: Caller, type: "query" | "mutation", path: string, input: unknown): Promise<Answer>;
  /** Puts a persona back: signed in, acting for their own organization. */
  restore(caller: SignedInCaller): Promise<void>;
  close(): Promise<void>;
};

const password = "correct horse battery";

/** The app as it runs, on a test's own database. Redis, NATS and the object store are the shared test servers. */
export function testApp(database: Database, changes: Record<string, string> = {}): App {
  return makeApp(readConfig({ ...process.env, DATABASE_APP_URL: database.urls.app, LOG_LEVEL: "error", ...changes }));
}

/** Cookies of an answer, in the form a browser sends them back. */
export const cookiesOf = (answer: Response): string => answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");

/** Calls a procedure over HTTP, as the browser does. `address` keeps one test's rate limits from another's. */
export function callProcedure(app: App, call: { type: "query" | "mutation"; path: string; input: unknown; cookie?: string; address?: string; headers?: Record<string, string> }): Promise<Response> {
  const url = new URL(`/api/trpc/${call.path}`, app.config.publicUrl);
  const headers = new Headers({ host: app.config.publicUrl.host, "x-forwarded-for": call.address ?? randomUUID(), ...call.headers });
  if (call.cookie) headers.set("cookie", call.cookie);
  if (call.type === "query") {
    if (call.input !== undefined) url.searchParams.set("input", JSON.stringify(call.input));
    return handleTrpc(app, new Request(url, { headers }));
  }
  headers.set("origin", app.config.publicUrl.origin);
  headers.set("content-type", "application/json");
  return handleTrpc(app, new Request(url, { method: "POST", headers, body: JSON.stringify(call.input) }));
}

async function signUp(app: App, name: string): Promise<Persona> {
  const email = `${name.toLowerCase()}-${randomUUID()}@example.com`;
  const answer = await callProcedure(app, { type: "mutation", path: "identity.command.signUp", input: { name, email, password } });
  if (answer.status !== 200) throw new Error(`Signing ${name} up failed: ${await answer.text()}`);
  return look(app, cookiesOf(answer));
}

async function look(app: App, cookie: string): Promise<Persona> {
  const who = await whoIs(app, new Headers({ cookie }));
  if (!who) throw new Error("A session that was just made is not known.");
  return { person: who.person, cookie, who };
}

const trace = { correlationId: "tenancy-matrix", causationId: null };
const contextOf = (persona: Persona): Context & { actor: Person } => ({ actor: persona.person, trace });

/** Makes the world: an organization with a brand and three members, two creators, a stranger with an organization, an operator. */
export async function makeWorld(database: Database, changes: Record<string, string> = {}): Promise<World> {
  const app = testApp(database, changes);
  const identity = identityOf(app);
  // The first person of an installation is its operator, so nobody else may be.
  const operator = await signUp(app, "Odette");
  const [owner, manager, viewer, stranger, creator, otherCreator] = await Promise.all(["Olga", "Max", "Vera", "Sten", "Cleo", "Otis"].map((name) => signUp(app, name))) as [Persona, Persona, Persona, Persona, Persona, Persona];
  const { id: organizationId } = await identity.createOrganization(contextOf(owner), { name: "Aurora Agency", kind: "agency" });
  const { id: strangersOrganizationId } = await identity.createOrganization(contextOf(stranger), { name: "Borealis Brands", kind: "brand" });
  const ownerActor: Member = { kind: "member", userId: owner.person.userId, organizationId, role: "owner", name: "Olga" };
  const { id: brandId } = await identity.addBrand({ actor: ownerActor, trace }, { name: "Kestrel", website: null, primaryColor: "#0F5C4D", accentColor: "#E9A93A" });
  for (const [persona, role] of [[manager, "manager"], [viewer, "viewer"]] as const) {
    const { path } = await identity.inviteMember({ actor: ownerActor, trace }, { email: persona.person.email, role });
    await identity.acceptInvitation(contextOf(persona), { token: path.replace("/invitation/", "") });
  }
  for (const persona of [creator, otherCreator]) await addCreator(app, persona.person);
  const made = { operator, owner, manager, viewer, stranger, creator, otherCreator };
  const personas = Object.fromEntries(await Promise.all(Object.entries(made).map(async ([name, persona]) => [name, await look(app, persona.cookie)]))) as World["personas"];
  const home: Partial<Record<SignedInCaller, string>> = { owner: organizationId, manager: organizationId, viewer: organizationId, stranger: strangersOrganizationId };
  return {
    app,
    organizationId,
    brandId,
    strangersOrganizationId,
    personas,
    as: ((caller: SignedInCaller): Context => ({ actor: actorOf(personas[caller].who), trace })) as World["as"],
    unique: (word) => `${word} ${newId().slice(-8)}`,
    async call(caller, type, path, input) {
      const answer = await callProcedure(app, { type, path, input, ...(caller !== "nobody" && { cookie: personas[caller].cookie }) });
      return { status: answer.status, body: await answer.text() };
    },
    async restore(caller) {
      const { email } = personas[caller].person;
      const answer = await callProcedure(app, { type: "mutation", path: "identity.command.signIn", input: { email, password } });
      await leaveOthers(app, personas[caller].person.userId, home[caller] ?? null);
      if (home[caller]) await identity.switchOrganization(contextOf(personas[caller]), { organizationId: home[caller] });
      personas[caller] = await look(app, cookiesOf(answer));
    },
    async close() {
      await app.close();
      await database.drop();
    },
  };
}

function actorOf(who: Who): Actor {
  return who.member ?? who.creator ?? who.person;
}

/** Takes a person out of every organization but their own one. */
async function leaveOthers(app: App, userId: string, home: string | null): Promise<void> {
  const find = "SELECT organization_id AS id FROM memberships WHERE user_id = $1 AND organization_id IS DISTINCT FROM $2::uuid";
  const others = await inScope(app.db, { userId }, (sql) => sql.rows<{ id: string }>(find, [userId, home]));
  for (const { id } of others) await inScope(app.db, { organizationId: id }, (sql) => sql.change(`DELETE FROM memberships WHERE user_id = $1 AND organization_id = $2`, [userId, id]));
}

/** A creator's own row, as signing up as a creator leaves it. */
async function addCreator(app: App, { userId, name, email }: Person): Promise<void> {
  await inScope(app.db, { userId }, (sql) =>
    sql.change(
      `INSERT INTO creators (id, user_id, display_name, email, country, source, created_at, updated_at) VALUES ($1, $2, $3, $4, 'DE', 'self', now(), now())`,
      [newId(), userId, name, email],
    ),
  );
}
