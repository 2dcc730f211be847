import { createLogger } from "@fanfare/adapters/logging";
import { instagramDeauthorized, instagramDeletionAsked } from "@fanfare/adapters/platforms";
import type { PlatformNotice } from "@fanfare/contracts/webhooks";
import { deletionByCode, keepDeletion } from "@fanfare/db/data-deletions";
import { inScope } from "@fanfare/db/scoped";
import { keepDelivery } from "@fanfare/db/webhook-deliveries";
import { newId } from "@fanfare/domain/kernel";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectionSpace, type ConnectionSpace } from "../connections/connection-space.fixture.ts";
import { DeliverySweeper } from "./delivery-sweeper.ts";
import { ReceiveWebhook } from "./receive-webhook.job.ts";

let space: ConnectionSpace;
let creator: Awaited<ReturnType<ConnectionSpace["creator"]>>;
let account: string;
let appUserId: string;
let connectionId: string;

beforeAll(async () => {
  space = await connectionSpace();
});
afterAll(() => space?.close());
beforeEach(async () => {
  [creator, account] = await Promise.all([space.creator(), space.account("instagram")]);
  connectionId = await space.connect(creator, { platform: "instagram", account });
  appUserId = (await inScope(space.database.worker, {}, (sql) => sql.row<{ appUserId: string }>(`SELECT app_user_id AS "appUserId" FROM account_connections WHERE id = $1`, [connectionId])))!.appUserId;
});

/** The platform tells it, and the workers act on it. */
async function told(...notices: PlatformNotice[]): Promise<void> {
  const key = { platform: "instagram", deliveryId: newId() } as const;
  await inScope(space.database.app, {}, (sql) => keepDelivery(sql, key, { notices }));
  const jobs = { enqueue: async () => "job" };
  await new ReceiveWebhook(space.database.worker, jobs, space.unitOfWork).run({ organizationId: null, creatorId: null, correlationId: "test", ...key });
}
const request = (userId = appUserId, issuedAt = space.clock.now()) => ({ userId, issuedAt });
async function asked(deletion = request()): Promise<string> {
  const code = newId().replaceAll("-", "");
  await inScope(space.database.app, {}, (sql) => keepDeletion(sql, { code, platform: "instagram", requestedAt: deletion.issuedAt }));
  await told(instagramDeletionAsked(deletion, code));
  return code;
}
const became = (code: string) => inScope(space.database.app, {}, (sql) => deletionByCode(sql, code));
async function figuresOf(socialAccountId: string | null) {
  return (await inScope(space.database.app, creator, (sql) => sql.rows<{ followers: string | null }>(`SELECT followers FROM social_accounts WHERE id = $1`, [socialAccountId])))[0]?.followers ?? null;
}
async function readOnce(): Promise<string | null> {
  const { socialAccountId } = await space.connection(connectionId);
  await inScope(space.database.app, creator, async (sql) => {
    await sql.change(`UPDATE social_accounts SET followers = 1200 WHERE id = $1`, [socialAccountId]);
    await sql.change(`INSERT INTO account_days (social_account_id, day, creator_id, taken_at, followers) VALUES ($1, current_date, $2, now(), 1200)`, [socialAccountId, creator.creatorId]);
  });
  return socialAccountId;
}

describe("somebody who removed the app at Instagram", () => {
  it("is told that the connection lapsed and why, once, and nothing is read any more", async () => {
    await told(instagramDeauthorized(request()));
    await told(instagramDeauthorized(request()));
    expect(await space.connection(connectionId)).toMatchObject({ status: "lapsed", problem: "revoked" });
    expect((await space.facts(creator)).filter((type) => type === "tracking.connection-lapsed.v1")).toHaveLength(1);
    expect(await figuresOf(await readOnce())).toBe("1200");
  });

  it("and consented anew since, keeps the connection when the message is played again", async () => {
    const before = request();
    await space.advance(2_000);
    await space.connect(creator, { platform: "instagram", account });
    await told(instagramDeauthorized(before));
    expect(await space.connection(connectionId)).toMatchObject({ status: "active" });
  });

  it("and is not known here, changes nothing for those who are", async () => {
    await told(instagramDeauthorized(request("17890000000000001")));
    expect(await space.connection(connectionId)).toMatchObject({ status: "active" });
  });
});

describe("somebody who wants their data erased at Instagram", () => {
  it("has what was read erased and the tokens with it, and can see when, by the code", async () => {
    const socialAccountId = await readOnce();
    await told(instagramDeauthorized(request()));
    const code = await asked();
    expect(await space.connection(connectionId)).toMatchObject({ status: "disconnected" });
    expect([await space.tokens(connectionId), await figuresOf(socialAccountId)]).toEqual([null, null]);
    expect(await inScope(space.database.worker, {}, (sql) => sql.rows(`SELECT 1 FROM account_days WHERE social_account_id = $1`, [socialAccountId]))).toEqual([]);
    expect(await became(code)).toMatchObject({ platform: "instagram", accounts: 1, completedAt: expect.any(Date) as Date });
    expect((await space.facts(creator)).at(-1)).toBe("tracking.account-disconnected.v1");
  });

  it("has it erased as well when they had disconnected here and kept it, and the same again does no harm", async () => {
    const socialAccountId = await readOnce();
    await space.commands.disconnect({ actor: creator, trace: { correlationId: "test", causationId: null } }, { connectionId, erase: false });
    expect(await figuresOf(socialAccountId)).toBe("1200");
    await asked();
    expect(await became(await asked())).toMatchObject({ accounts: 1 });
    expect(await figuresOf(socialAccountId)).toBeNull();
  });

  it("and is not known here, or consented anew since, is told that there was nothing", async () => {
    expect(await became(await asked(request("17890000000000002")))).toMatchObject({ accounts: 0, completedAt: expect.any(Date) as Date });
    const before = request();
    await space.advance(2_000);
    await space.connect(creator, { platform: "instagram", account });
    const socialAccountId = await readOnce();
    expect(await became(await asked(before))).toMatchObject({ accounts: 0 });
    expect([(await space.connection(connectionId)).status, await figuresOf(socialAccountId)]).toEqual(["active", "1200"]);
  });

  it("whose job was lost, is not forgotten", async () => {
    const enqueued: unknown[] = [];
    const jobs = { enqueue: async (_name: string, payload: unknown) => (enqueued.push(payload), "job") };
    await inScope(space.database.app, {}, (sql) => keepDelivery(sql, { platform: "instagram", deliveryId: "lost" }, { notices: [instagramDeletionAsked(request(), "a".repeat(32))] }));
    await inScope(space.database.worker, {}, (sql) => sql.change(`UPDATE webhook_deliveries SET received_at = now() - interval '1 minute' WHERE delivery_id = 'lost'`));
    await new DeliverySweeper(space.database.worker, jobs, createLogger({ name: "test", level: "silent" })).work();
    expect(enqueued).toContainEqual(expect.objectContaining({ deliveryId: "lost" }));
  });
});
