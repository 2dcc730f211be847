import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { envelope, event, newId, type DomainEvent } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { signedUpCreator, type CreatorRow } from "@fanfare/testing/factories/live-campaign";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Once } from "../runtime/handlers.ts";
import { NotifyOfConnections } from "./notify-of-connections.event.ts";

let database: TestDatabase;
let creator: CreatorRow;
const connectionId = newId();
const lapsesAt = "2026-12-24T00:00:00.000Z";

beforeAll(async () => {
  database = await testDatabase();
  creator = await signedUpCreator(database.app);
  await inScope(database.app, { creatorId: creator.creatorId, userId: creator.userId }, async (sql) => {
    await sql.change(`INSERT INTO auth."user" (id, name, email, "emailVerified") VALUES ($1, 'Mira Weber', 'mira@example.org', true)`, [creator.userId]);
    await sql.change(`INSERT INTO people (user_id, locale) VALUES ($1, 'ru')`, [creator.userId]);
    await sql.change(
      `INSERT INTO account_connections (id, creator_id, platform, external_id, handle, status, scopes, connected_at, access_expires_at, lapses_at, refresh_at, updated_at)
       VALUES ($1, $2, 'instagram', '178', 'mira', 'active', '{}', now(), $3, $3, now(), now())`,
      [connectionId, creator.creatorId, lapsesAt],
    );
  });
});
afterAll(() => database.drop());

const about = () => ({ connectionId, creatorId: creator.creatorId, platform: "instagram" as const });
const owner = () => ({ aggregateId: connectionId, creatorId: creator.creatorId });
const system = { actor: { kind: "system" as const, name: "connections", organizationId: null }, trace: { correlationId: "test", causationId: null } };

/** Hands the fact over twice, as a broker may. */
async function handed(fact: DomainEvent): Promise<void> {
  const sent = envelope(fact, system.actor, system.trace, 1, new Date());
  const once: Once = (scope, work) => unitOfWorkOn(database.app, { now: () => new Date() }).run(scope, system, work).then(() => true);
  const handler = new NotifyOfConnections(database.app);
  for (let times = 0; times < 2; times += 1) await handler.handle(sent as Parameters<NotifyOfConnections["handle"]>[0], once);
}
const told = () => inScope(database.app, { creatorId: creator.creatorId }, (sql) => sql.rows(`SELECT kind, data, link FROM notifications ORDER BY created_at`));
const letters = () => inScope(database.worker, {}, (sql) => sql.rows(`SELECT recipient, template, locale, data FROM mails ORDER BY created_at`));

it("given a connection that ends soon and then has ended, its creator is told of each once, in the portal and by a letter in their language", async () => {
  await handed(event("tracking.connection-lapsing.v1", owner(), { ...about(), lapsesAt }));
  await handed(event("tracking.connection-lapsed.v1", owner(), { ...about(), problem: "expired" }));
  const account = { platform: "instagram", handle: "mira" };
  const link = "/creator/accounts";
  expect(await told()).toEqual([
    { kind: "connection-lapsing", data: { ...account, lapsesAt }, link },
    { kind: "connection-lapsed", data: { ...account, problem: "expired" }, link },
  ]);
  expect(await letters()).toEqual([
    { recipient: "mira@example.org", template: "connection-lapsing", locale: "ru", data: { ...account, lapsesAt, link } },
    { recipient: "mira@example.org", template: "connection-lapsed", locale: "ru", data: { ...account, problem: "expired", link } },
  ]);
});

it("given a connection that is gone meanwhile, nobody is told", async () => {
  const before = await told();
  await handed(event("tracking.connection-lapsed.v1", owner(), { ...about(), connectionId: newId(), problem: "revoked" }));
  expect(await told()).toEqual(before);
});
