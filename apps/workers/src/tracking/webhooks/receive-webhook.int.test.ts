import type { Jobs } from "@fanfare/adapters/jobs";
import { createLogger } from "@fanfare/adapters/logging";
import type { PlatformNotice } from "@fanfare/contracts/webhooks";
import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { keepDelivery } from "@fanfare/db/webhook-deliveries";
import { newId } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { signedUpCreator } from "@fanfare/testing/factories/live-campaign";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { DeliverySweeper } from "./delivery-sweeper.ts";
import { ReceiveWebhook } from "./receive-webhook.job.ts";

let database: TestDatabase;
let creatorId: string;
let targetId: string;
const enqueue = vi.fn(async () => "job");
const jobs = { enqueue: enqueue as Jobs["enqueue"] };
const deliveryId = "a".repeat(64);
const key = { platform: "tiktok", deliveryId } as const;
const payload = { organizationId: null, creatorId: null, correlationId: "test", ...key };

beforeAll(async () => {
  database = await testDatabase();
  creatorId = (await signedUpCreator(database.app)).actor.creatorId;
});
afterAll(() => database?.drop());
beforeEach(async () => {
  enqueue.mockClear();
  targetId = newId();
  await inScope(database.worker, {}, async (sql) => {
    await sql.change("DELETE FROM webhook_deliveries");
    await sql.change("DELETE FROM sync_targets");
    await sql.change(
      `INSERT INTO sync_targets (id, kind, platform, tier, lane, creator_id, external_id, due_at) VALUES ($1, 'account', 'tiktok', 'daily', $1, $2, 'mira', now() + interval '1 day')`,
      [targetId, creatorId],
    );
  });
});

const arrived = (...notices: PlatformNotice[]) => inScope(database.app, {}, (sql) => keepDelivery(sql, key, { notices }));
const run = () => new ReceiveWebhook(database.worker, jobs, unitOfWorkOn(database.app, { now: () => new Date() })).run(payload);
const isDue = () => inScope(database.worker, {}, async (sql) => (await sql.row<{ due: boolean }>("SELECT due_at <= now() AS due FROM sync_targets WHERE id = $1", [targetId]))?.due);

describe("a delivery", () => {
  it("has the account read at the next turn, and does nothing the second time", async () => {
    await arrived({ kind: "post-changed", accountId: "mira", postId: "71" });
    expect(await run()).toEqual({ kind: "done" });
    expect(await isDue()).toBe(true);
    expect((await run()).kind).toBe("skipped");
  });

  it("does not have an account read that was read just now", async () => {
    await inScope(database.worker, {}, (sql) => sql.change("UPDATE sync_targets SET last_read_at = now()"));
    await arrived({ kind: "account-changed", accountId: "mira" });
    await run();
    expect(await isDue()).toBe(false);
  });

  it("whose job was lost is asked for again by the sweep, and forgotten after 30 days", async () => {
    await arrived({ kind: "account-changed", accountId: "mira" });
    await inScope(database.worker, {}, (sql) => sql.change("UPDATE webhook_deliveries SET received_at = now() - interval '1 minute'"));
    const sweeper = new DeliverySweeper(database.worker, jobs, createLogger({ name: "test", level: "silent" }));
    await sweeper.work();
    expect(enqueue).toHaveBeenCalledWith("tracking.receive-webhook", expect.objectContaining(key));
    await inScope(database.worker, {}, (sql) => sql.change("UPDATE webhook_deliveries SET processed_at = now() - interval '31 days'"));
    await sweeper.work();
    expect(await inScope(database.worker, {}, (sql) => sql.rows("SELECT 1 FROM webhook_deliveries"))).toEqual([]);
  });
});

describe("a message that a consent ended", () => {
  const connection = newId();
  const refreshesNow = () => inScope(database.worker, {}, async (sql) => (await sql.row<{ due: boolean }>("SELECT refresh_at <= now() AS due FROM account_connections WHERE id = $1", [connection]))?.due);

  it("has the grant tried at once, unless the creator consented anew since", async () => {
    await inScope(database.app, { creatorId }, (sql) =>
      sql.change(
        `INSERT INTO account_connections (id, creator_id, platform, external_id, status, scopes, connected_at, access_expires_at, refresh_at, updated_at)
         VALUES ($1, $2, 'tiktok', 'mira', 'active', '{}', now() - interval '1 hour', now() + interval '1 day', now() + interval '12 hours', now())`,
        [connection, creatorId],
      ),
    );
    await arrived({ kind: "consent-ended", accountId: "mira", at: new Date(Date.now() - 7_200_000).toISOString() });
    await run();
    expect(await refreshesNow()).toBe(false);
    await inScope(database.worker, {}, (sql) => sql.change("DELETE FROM webhook_deliveries"));
    await arrived({ kind: "consent-ended", accountId: "mira", at: new Date().toISOString() });
    await run();
    expect(await refreshesNow()).toBe(true);
  });
});
