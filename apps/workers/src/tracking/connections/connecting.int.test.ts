import { connectionsOfCreator } from "@fanfare/db/readers/connections";
import { inScope } from "@fanfare/db/scoped";
import { newId, type CreatorActor } from "@fanfare/domain/kernel";
import { asking } from "@fanfare/testing/factories/identity";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { grantsOn } from "./provide-connections.ts";
import { connectionSpace, type ConnectionSpace } from "./connection-space.fixture.ts";

const minute = 60_000;
let space: ConnectionSpace;
let creator: Awaited<ReturnType<ConnectionSpace["creator"]>>;
let account: string;

beforeAll(async () => {
  space = await connectionSpace();
});
afterAll(() => space.close());
beforeEach(async () => {
  [creator, account] = await Promise.all([space.creator(), space.account()]);
});

const grants = () => grantsOn(space.unitOfWork, space.connectors, space.sealing, space.database.worker);
const accountsOf = ({ creatorId, userId }: CreatorActor, platform = "tiktok") =>
  inScope(space.database.app, { creatorId, userId }, (sql) =>
    sql.rows<{ id: string; handle: string; externalId: string | null; url: string | null; followers: string | null; history: unknown[] }>(
      `SELECT id, handle, external_id AS "externalId", url, followers, history FROM social_accounts WHERE creator_id = $1 AND platform = $2`, [creatorId, platform]),
  );
const targetOf = async (id: string | null) => (await inScope(space.database.worker, {}, (sql) => sql.rows<{ dueAt: Date | number; connectionId: string | null }>(`SELECT due_at AS "dueAt", connection_id AS "connectionId" FROM sync_targets WHERE id = $1`, [id])))[0];
const types = (name: string) => inScope(space.database.app, creator, (sql) =>
  sql.change(`INSERT INTO social_accounts (id, creator_id, platform, handle, handle_folded, metrics_source, metrics_read_at) VALUES ($1, $2, 'tiktok', $3, $3, 'creator', now())`, [newId(), creator.creatorId, name]));

describe("connecting an account", () => {
  it("given a consent, is read from now on, under the name that the platform tells, and shown to its creator", async () => {
    const id = await space.connect(creator, { account });
    const connection = await space.connection(id);
    expect(connection).toMatchObject({ status: "active", problem: null, missingScopes: [], handle: account });
    expect(await accountsOf(creator)).toMatchObject([{ id: connection.socialAccountId, handle: account, url: `https://www.tiktok.com/@${account}`, externalId: expect.stringMatching(/./) as string }]);
    expect(await targetOf(connection.socialAccountId)).toMatchObject({ connectionId: id });
    expect(await space.facts(creator)).toEqual(["tracking.account-connected.v1"]);
    const shown = await inScope(space.database.app, { creatorId: creator.creatorId }, (sql) => connectionsOfCreator(sql, space.clock.now()));
    expect(shown).toMatchObject([{ id, platform: "tiktok", handle: account, status: "active", isLapsing: false, lastReadAt: null, staleSince: null }]);
  });

  it("keeps no token that could be read, and gives a grant that works", async () => {
    const id = await space.connect(creator, { account });
    const { accessToken, refreshToken } = (await space.tokens(id))!;
    for (const sealed of [accessToken, refreshToken!]) expect(sealed.toString("latin1")).not.toMatch(/act\.|rft\./);
    const grant = await grants().of(id);
    expect(await space.connectors.of("tiktok").fetchProfile(grant)).toMatchObject({ handle: account });
  });

  it("given a consent that was denied, connects nothing and says so", async () => {
    const back = await space.consent(creator, { account, decision: "deny" });
    await expect(space.commands.complete(asking(creator), back)).rejects.toMatchObject({ code: "tracking.consent-denied" });
    expect(await accountsOf(creator)).toEqual([]);
  });

  it("given a forged state, one that was used, or another person's, connects nothing", async () => {
    const back = await space.consent(creator, { account });
    const other = await space.creator();
    const unknown = { code: "tracking.consent-unknown" };
    await expect(space.commands.complete(asking(creator), { ...back, state: "forged" })).rejects.toMatchObject(unknown);
    await expect(space.commands.complete(asking(other), back)).rejects.toMatchObject(unknown);
    await expect(space.commands.complete(asking({ ...creator, userId: newId() }), back)).rejects.toMatchObject(unknown);
    await space.commands.complete(asking(creator), back);
    await expect(space.commands.complete(asking(creator), back)).rejects.toMatchObject(unknown);
  });

  it("given a state that fails afterwards, it is used up all the same", async () => {
    const back = await space.consent(creator, { account });
    await expect(space.commands.complete(asking(creator), { ...back, code: "wrong" })).rejects.toMatchObject({ code: "tracking.consent-unknown" });
    await expect(space.commands.complete(asking(creator), back)).rejects.toMatchObject({ code: "tracking.consent-unknown" });
  });

  it("given more than ten minutes at the consent screen, asks to begin anew", async () => {
    const back = await space.consent(creator, { account });
    await space.advance(11 * minute);
    await expect(space.commands.complete(asking(creator), back)).rejects.toMatchObject({ code: "tracking.consent-expired" });
  });

  it("given fewer rights than asked for, is active and names what is missing", async () => {
    const id = await space.connect(creator, { account, scopes: ["user.info.basic", "user.info.profile"] });
    expect(await space.connection(id)).toMatchObject({ status: "active", missingScopes: ["user.info.stats", "video.list"] });
  });

  it("given an account that another creator has connected, refuses; once given back there, takes it", async () => {
    const other = await space.creator();
    const id = await space.connect(other, { account });
    await expect(space.connect(creator, { account })).rejects.toMatchObject({ kind: "conflict", code: "tracking.account-connected-elsewhere" });
    await space.commands.disconnect(asking(other), { connectionId: id, erase: false });
    await space.connect(creator, { account });
    expect([await accountsOf(creator), await accountsOf(other)].map((list) => list.length)).toEqual([1, 0]);
  });

  it("given a name that another merely typed, it is theirs no more; typed by the creator, it is the same account", async () => {
    const typist = await space.creator();
    await inScope(space.database.app, typist, (sql) => sql.change(`INSERT INTO social_accounts (id, creator_id, platform, handle, handle_folded, metrics_source, metrics_read_at) VALUES ($1, $2, 'tiktok', $3, $3, 'creator', now())`, [newId(), typist.creatorId, account]));
    await space.connect(creator, { account });
    expect(await accountsOf(typist)).toEqual([]);
    const own = await space.account();
    await types(own);
    const id = await space.connect(creator, { account: own });
    expect((await accountsOf(creator)).filter(({ handle }) => handle === own)).toMatchObject([{ id: (await space.connection(id)).socialAccountId }]);
  });

  it("given a lapsed connection, lives on under its id; a platform that is off is refused before anybody leaves", async () => {
    const id = await space.connect(creator, { account });
    await space.tell("tiktok", "POST", "removals", { account });
    await space.advance(2 * 60 * minute);
    await expect(grants().of(id)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
    expect(await space.connect(creator, { account })).toBe(id);
    expect(await space.connection(id)).toMatchObject({ status: "active", problem: null });
    await expect(space.commands.begin(asking(creator), { platform: "twitch" })).rejects.toMatchObject({ code: "tracking.platform-not-connected" });
  });
});

describe("disconnecting an account", () => {
  it("gives the consent back to the platform, erases the tokens and ends the readings; what was read stays", async () => {
    const id = await space.connect(creator, { account });
    const grant = await grants().of(id);
    const { socialAccountId } = await space.connection(id);
    await inScope(space.database.app, creator, (sql) => sql.change(`UPDATE social_accounts SET followers = 1200 WHERE id = $1`, [socialAccountId]));
    await space.commands.disconnect(asking(creator), { connectionId: id, erase: false });
    await expect(space.connectors.of("tiktok").fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
    expect([await space.tokens(id), (await space.connection(id)).status]).toEqual([null, "disconnected"]);
    expect(await targetOf(socialAccountId)).toMatchObject({ connectionId: null });
    expect(await accountsOf(creator)).toMatchObject([{ followers: "1200" }]);
    expect((await space.facts(creator)).at(-1)).toBe("tracking.account-disconnected.v1");
  });

  it("given erase, removes figures and history of this account, and repeats without harm", async () => {
    const id = await space.connect(creator, { account });
    const { socialAccountId } = await space.connection(id);
    await inScope(space.database.app, creator, async (sql) => {
      await sql.change(`UPDATE social_accounts SET followers = 1200, history = '[{"month":"2026-10"}]' WHERE id = $1`, [socialAccountId]);
      await sql.change(`INSERT INTO account_snapshots (social_account_id, creator_id, taken_at, source, followers, raw_key) VALUES ($1, $2, now(), 'tiktok', 1200, 'k')`, [socialAccountId, creator.creatorId]);
      await sql.change(`INSERT INTO account_days (social_account_id, day, creator_id, taken_at, followers) VALUES ($1, current_date, $2, now(), 1200)`, [socialAccountId, creator.creatorId]);
    });
    await space.commands.disconnect(asking(creator), { connectionId: id, erase: true });
    await space.commands.disconnect(asking(creator), { connectionId: id, erase: true });
    expect(await accountsOf(creator)).toMatchObject([{ followers: null, history: [] }]);
    for (const table of ["account_snapshots", "account_days"]) {
      expect(await inScope(space.database.worker, {}, (sql) => sql.rows(`SELECT 1 FROM ${table} WHERE social_account_id = $1`, [socialAccountId]))).toEqual([]);
    }
  });

  it("given a platform that is away, erases the tokens all the same", async () => {
    const id = await space.connect(creator, { account });
    await space.tell("tiktok", "POST", "misbehave", { kind: "server-error", times: 1 });
    await space.commands.disconnect(asking(creator), { connectionId: id, erase: false });
    expect([await space.tokens(id), (await space.connection(id)).status]).toEqual([null, "disconnected"]);
    expect(space.notRevoked).toHaveLength(1);
  });

  it("given another creator's connection, finds none", async () => {
    const id = await space.connect(creator, { account });
    const other = asking(await space.creator());
    await expect(space.commands.disconnect(other, { connectionId: id, erase: true })).rejects.toMatchObject({ kind: "not-found" });
    await expect(space.commands.readNow(other, { connectionId: id })).rejects.toMatchObject({ kind: "not-found" });
    expect((await space.connection(id)).status).toBe("active");
  });
});

describe("reading an account at once", () => {
  it("makes it due, but not within five minutes of the last reading, and not without a living consent", async () => {
    const id = await space.connect(creator, { account });
    const { socialAccountId } = await space.connection(id);
    const was = (readAt: string) => inScope(space.database.worker, {}, (sql) => sql.change(`UPDATE sync_targets SET due_at = now() + interval '1 day', last_read_at = $2 WHERE id = $1`, [socialAccountId, readAt]));
    await was(space.clock.now().toISOString());
    await expect(space.commands.readNow(asking(creator), { connectionId: id })).rejects.toMatchObject({ code: "tracking.read-just-now" });
    await was(new Date(space.clock.now().getTime() - 6 * minute).toISOString());
    await space.commands.readNow(asking(creator), { connectionId: id });
    expect(((await targetOf(socialAccountId))!.dueAt as Date).getTime()).toBeLessThanOrEqual(space.clock.now().getTime());
    await space.commands.disconnect(asking(creator), { connectionId: id, erase: false });
    await expect(space.commands.readNow(asking(creator), { connectionId: id })).rejects.toMatchObject({ code: "tracking.connection-not-living" });
  });
});

describe("a token in another row", () => {
  it("does not open, even with the right key", async () => {
    const [one, two] = [await space.connect(creator, { account }), await space.connect(creator, { account: await space.account() })];
    await inScope(space.database.worker, {}, (sql) =>
      sql.change(`UPDATE connection_tokens t SET access_token = o.access_token FROM connection_tokens o WHERE t.connection_id = $1 AND o.connection_id = $2`, [one, two]));
    await expect(grants().of(one)).rejects.toMatchObject({ code: "tracking.seal-broken" });
    expect(await grants().of(two)).toMatchObject({ accessToken: expect.stringMatching(/^act\./) as string });
  });
});
