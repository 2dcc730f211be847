import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { event, newId, type DomainEvent } from "@fanfare/domain/kernel";
import { eventually } from "@fanfare/testing/eventually";
import { asking } from "@fanfare/testing/factories/identity";
import { creatorOnYouTube } from "@fanfare/testing/factories/tracking";
import { control } from "@fanfare/testing/simulators/control-client";
import { startTwitchSimulator } from "@fanfare/testing/simulators/twitch/simulator";
import { workersSpace, type WorkersSpace } from "@fanfare/testing/workers-space";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RelayModule } from "../../relay/relay.module.ts";
import { startWorkers, type RunningWorkers } from "../../runtime/start-workers.ts";
import { TrackingModule } from "../tracking.module.ts";

describe("what Twitch tells of an account, in running workers", () => {
  let space: WorkersSpace;
  let workers: RunningWorkers;
  let twitch: Awaited<ReturnType<typeof startTwitchSimulator>>;
  beforeAll(async () => {
    [space, twitch] = await Promise.all([workersSpace(), startTwitchSimulator({ port: 0 })]);
    const environment = {
      ...space.environment, LOG_LEVEL: "error", PUBLIC_URL: "http://127.0.0.1:1", TOKEN_KEYS: `one:${Buffer.alloc(32, 7).toString("base64")}`,
      TWITCH_AUTH_URL: twitch.url, TWITCH_API_URL: twitch.url, TWITCH_CLIENT_ID: "simulated-client-id", TWITCH_CLIENT_SECRET: "simulated-client-secret",
    };
    workers = await startWorkers(environment, ["relay", "tracking"], [RelayModule, TrackingModule]);
  });
  afterAll(async () => {
    await workers?.stop();
    await Promise.all([space?.close(), twitch?.close()]);
  });

  it("follows its connection, from the fact that it was connected to the fact that it lapsed", async () => {
    const creator = await creatorOnYouTube(space.database.app, `mira${newId().slice(-10)}`);
    const { id: accountId } = await control<{ id: string }>(twitch.url, "POST", "accounts", { login: "mira" });
    const connectionId = newId();
    const about = { connectionId, creatorId: creator.creatorId, platform: "twitch" as const };
    const owner = { aggregateId: connectionId, creatorId: creator.creatorId };
    const becomes = (status: "active" | "lapsed", fact: DomainEvent, sequence: number) =>
      unitOfWorkOn(space.database.app, { now: () => new Date() }).run({ creatorId: creator.creatorId }, asking(creator), async (tx) => {
        await inScope(space.database.worker, {}, (sql) => sql.change(`UPDATE account_connections SET status = $2 WHERE id = $1`, [connectionId, status]));
        await tx.outbox.append([fact], sequence);
      });
    const topics = () => inScope(space.database.worker, {}, (sql) => sql.rows<{ topic: string; externalId: string | null }>(`SELECT topic, external_id AS "externalId" FROM push_subscriptions WHERE connection_id = $1`, [connectionId]));

    await inScope(space.database.app, { creatorId: creator.creatorId }, (sql) =>
      sql.change(
        `INSERT INTO account_connections (id, creator_id, platform, external_id, status, scopes, connected_at, access_expires_at, refresh_at, updated_at, validate_at)
         VALUES ($1, $2, 'twitch', $3, 'active', '{}', now(), now() + interval '1 day', now() + interval '1 day', now(), now() + interval '1 hour')`,
        [connectionId, creator.creatorId, accountId],
      ),
    );
    await becomes("active", event("tracking.account-connected.v1", owner, { ...about, socialAccountId: newId() }), 1);
    await eventually(async () => (await topics()).filter(({ externalId }) => externalId !== null).length === 3);
    await becomes("lapsed", event("tracking.connection-lapsed.v1", owner, { ...about, problem: "revoked" }), 2);
    await eventually(async () => (await topics()).length === 0);
    expect(await topics()).toEqual([]);
  });
});
