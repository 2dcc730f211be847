import { connect } from "@fanfare/db/connection";
import { createLogger } from "@fanfare/adapters/logging";
import { sealingWith } from "@fanfare/adapters/secrets";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import type { UnitOfWork } from "@fanfare/domain/kernel";
import { PlatformTokenRejected, PlatformUnavailable, type ConnectionRepositories, type SocialConnector } from "@fanfare/domain/tracking";
import { spawn } from "node:child_process";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectionSpace, connectorsTo, newKey, withCalls, type ConnectionSpace } from "./connection-space.fixture.ts";
import { ConnectionsKeeper } from "./connections-keeper.ts";
import { grantsOn } from "./provide-connections.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const rejected = { code: "tracking.platform-token-rejected" };
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

const grants = (connectors = space.connectors, unitOfWork = space.unitOfWork) => grantsOn(unitOfWork, connectors, space.sealing, space.database.worker);
const keeper = (sealing = space.sealing, at = space.clock, connectors = space.connectors) =>
  new ConnectionsKeeper(space.database.worker, unitOfWorkOn(space.database.app, at), connectors, grants(connectors), sealing, at, createLogger({ name: "test", level: "silent" }));
const works = async (id: string) => space.connectors.of("tiktok").fetchProfile(await grants().of(id));

/** Counts what reaches the platform. */
function counted() {
  const seen = { refreshes: 0 };
  const connectors = withCalls(space.connectors, (connector): Partial<SocialConnector> => ({ refresh: (grant) => ((seen.refreshes += 1), connector.refresh(grant)) }));
  return { seen, connectors };
}

describe("a grant", () => {
  it("is the stored one while it lives, and a renewed one when it is about to end", async () => {
    const id = await space.connect(creator, { account });
    const { seen, connectors } = counted();
    const first = await grants(connectors).of(id);
    expect(await grants(connectors).of(id)).toEqual(first);
    expect(seen.refreshes).toBe(0);
    await space.advance(116 * minute);
    const second = await grants(connectors).of(id);
    expect(second.accessToken).not.toBe(first.accessToken);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(await works(id)).toMatchObject({ handle: account });
    expect(await space.connection(id)).toMatchObject({ status: "active", fence: "1" });
  });

  it("wanted by two processes at once, is renewed once, and nobody loses the account", async () => {
    const id = await space.connect(creator, { account });
    await space.advance(118 * minute);
    const { seen, connectors } = counted();
    const pools = [connect(space.database.urls.app, { max: 8 }), connect(space.database.urls.app, { max: 8 })];
    const processes = pools.map((pool) => grantsOn(unitOfWorkOn(pool, space.clock), connectors, space.sealing, space.database.worker));
    const given = await Promise.all(Array.from({ length: 16 }, (_, n) => processes[n % 2]!.of(id)));
    await Promise.all(pools.map((pool) => pool.close()));
    expect(seen.refreshes).toBe(1);
    expect(new Set(given.map(({ accessToken }) => accessToken)).size).toBe(1);
    expect(await space.connection(id)).toMatchObject({ status: "active", fence: "1" });
    expect(await works(id)).toMatchObject({ handle: account });
  });

  it("given a database that fails after the platform has answered, is saved at the next attempt, without a second answer", async () => {
    const id = await space.connect(creator, { account });
    await space.advance(118 * minute);
    const { seen, connectors } = counted();
    await grants(connectors, failingOnceAfter(() => seen.refreshes > 0)).of(id);
    expect(seen.refreshes).toBe(1);
    expect(await works(id)).toMatchObject({ handle: account });
  });

  it("given a platform that is away, is the old one while that lives, and is tried again after a wait", async () => {
    const id = await space.connect(creator, { account });
    const first = await grants().of(id);
    await space.advance(61 * minute);
    await space.tell("tiktok", "POST", "misbehave", { kind: "server-error", times: 1 });
    expect(await grants(connectorsTo({ tiktok: space.servers.tiktok.url, instagram: space.servers.instagram.url }, () => space.clock.now().getTime())).of(id)).toEqual(first);
    const waiting = await space.connection(id);
    expect(waiting).toMatchObject({ status: "active", problem: null, refreshFailures: 1 });
    expect(waiting.refreshAt.getTime()).toBeGreaterThan(space.clock.now().getTime());
  });

  it("given a creator who removed the app, lapses with the reason, tells it once, and is read no more", async () => {
    const id = await space.connect(creator, { account });
    await space.tell("tiktok", "POST", "removals", { account });
    await space.advance(118 * minute);
    await expect(grants().of(id)).rejects.toMatchObject(rejected);
    await expect(grants().of(id)).rejects.toMatchObject(rejected);
    expect(await space.connection(id)).toMatchObject({ status: "lapsed", problem: "revoked" });
    expect((await space.facts(creator)).filter((type) => type === "tracking.connection-lapsed.v1")).toHaveLength(1);
  });

  it("rejected before its time, is replaced where the platform renews it, and lapses where not", async () => {
    const id = await space.connect(creator, { account });
    const first = await grants().of(id);
    const why = new PlatformTokenRejected("tiktok", "access_token_invalid");
    const second = await grants().insteadOf(id, first, why);
    expect(second.accessToken).not.toBe(first.accessToken);
    expect((await grants().insteadOf(id, first, why)).accessToken).toBe(second.accessToken);
    await space.tell("tiktok", "POST", "removals", { account });
    await expect(grants().insteadOf(id, second, why)).rejects.toMatchObject(rejected);
    expect(await space.connection(id)).toMatchObject({ status: "lapsed", problem: "revoked" });
  });

  it("that lacks a right which was never granted does not lapse for it; one that lost a right does", async () => {
    const why = new PlatformTokenRejected("tiktok", "a right is missing: scope_not_authorized");
    const partial = await space.connect(creator, { account, scopes: ["user.info.basic", "user.info.profile"] });
    await expect(grants().insteadOf(partial, await grants().of(partial), why)).rejects.toBe(why);
    expect((await space.connection(partial)).status).toBe("active");
    const whole = await space.connect(creator, { account: await space.account() });
    await expect(grants().insteadOf(whole, await grants().of(whole), why)).rejects.toBe(why);
    expect(await space.connection(whole)).toMatchObject({ status: "lapsed", problem: "scopes-missing" });
  });
});

describe("a process that dies between the platform's answer and the saving", () => {
  it("loses the rotated token: for a minute nobody asks, then the connection lapses, says why, and can be connected again", async () => {
    const id = await space.connect(creator, { account });
    await space.advance(118 * minute);
    const before = await space.tokens(id);
    expect(await dyingRenewal(id)).toBe("SIGKILL");
    expect(await space.tokens(id)).toEqual(before);
    expect(await space.connection(id)).toMatchObject({ status: "active", fence: "0" });
    const { seen, connectors } = counted();
    await expect(grants(connectors).of(id)).rejects.toMatchObject({ code: "tracking.platform-unavailable" });
    expect(seen.refreshes).toBe(0);
    await space.advance(minute);
    await expect(grants().of(id)).rejects.toMatchObject(rejected);
    expect(await space.connection(id)).toMatchObject({ status: "lapsed", problem: "interrupted" });
    expect(await space.connect(creator, { account })).toBe(id);
    expect(await works(id)).toMatchObject({ handle: account });
  });

  it("given an answer that got lost on its way instead, it is the same; one that says that nothing was renewed is not", async () => {
    const answers = [
      (why: string) => new PlatformUnavailable("tiktok", why, { cause: new Error("the answer broke off") }),
      (why: string) => new PlatformUnavailable("tiktok", why),
    ];
    const problems = await Promise.all(
      answers.map(async (failure) => {
        const name = await space.account();
        const id = await space.connect(creator, { account: name });
        const lossy = withCalls(space.connectors, (connector): Partial<SocialConnector> => ({ refresh: async (grant) => (await connector.refresh(grant), Promise.reject(failure("HTTP 502"))) }));
        await expect(grants(lossy).insteadOf(id, await grants().of(id), new PlatformTokenRejected("tiktok", "access_token_invalid"))).rejects.toMatchObject({ code: "tracking.platform-unavailable" });
        return id;
      }),
    );
    await space.advance(118 * minute);
    for (const id of problems) await expect(grants().of(id)).rejects.toMatchObject(rejected);
    expect(await Promise.all(problems.map(async (id) => (await space.connection(id)).problem))).toEqual(["interrupted", "revoked"]);
  });
});

describe("the keeper of connections", () => {
  it("renews grants at half of their life, whoever reads, so that nothing lapses for days", async () => {
    const id = await space.connect(creator, { account });
    for (let hours = 0; hours < 12; hours += 1) {
      await space.advance(hour);
      await keeper().work();
    }
    expect(await space.connection(id)).toMatchObject({ status: "active", problem: null, refreshFailures: 0 });
    expect(Number((await space.connection(id)).fence)).toBe(12);
  });

  it("asks within each hour whether a platform that makes it a duty still takes the token", async () => {
    const id = await space.connect(creator, { account });
    const asked: { externalId: string; at: number }[] = [];
    const asking = withCalls(space.connectors, (connector): Partial<SocialConnector> => (connector.platform === "tiktok" ? { validate: async ({ externalId }) => void asked.push({ externalId, at: space.clock.now().getTime() }) } : {}));
    for (let minutes = 0; minutes <= 180; minutes += 1) {
      await keeper(space.sealing, space.clock, asking).validateDue();
      await space.advance(minute);
    }
    const { externalId } = await grants().of(id);
    const times = asked.filter((one) => one.externalId === externalId).map(({ at }) => at);
    const pauses = times.slice(1).map((at, nth) => at - times[nth]!);
    expect(pauses.length).toBeGreaterThanOrEqual(3);
    expect(pauses.every((pause) => pause >= 45 * minute && pause <= hour)).toBe(true);
  });

  it("given a token that the platform does not take, goes the way of one rejected on a call; given a platform that is away, asks again in five minutes", async () => {
    const id = await space.connect(creator, { account });
    const first = await grants().of(id);
    const answering = (error: Error) =>
      keeper(space.sealing, space.clock, withCalls(space.connectors, (connector): Partial<SocialConnector> => (connector.platform === "tiktok" ? { validate: async ({ accessToken }) => (accessToken === first.accessToken ? Promise.reject(error) : undefined) } : {})));
    await answering(new PlatformUnavailable("tiktok", "HTTP 503")).validateDue();
    expect(await grants().of(id)).toEqual(first);
    const invalid = new PlatformTokenRejected("tiktok", "HTTP 401 invalid access token");
    await answering(invalid).validateDue();
    expect(await grants().of(id)).toEqual(first);
    await space.advance(5 * minute);
    await answering(invalid).validateDue();
    expect((await grants().of(id)).accessToken).not.toBe(first.accessToken);
    expect(await works(id)).toMatchObject({ handle: account });
  });

  it("reminds once, fourteen days ahead, and says when the last day has passed", async () => {
    const name = await space.account("instagram");
    const id = await space.connect(creator, { platform: "instagram", account: name });
    const notRenewed = { now: () => new Date(space.clock.now().getTime() + 47 * day) };
    await keeper(space.sealing, notRenewed).watchLastDays();
    await keeper(space.sealing, notRenewed).watchLastDays();
    expect((await space.facts(creator)).slice(1)).toEqual(["tracking.connection-lapsing.v1"]);
    await keeper(space.sealing, { now: () => new Date(space.clock.now().getTime() + 61 * day) }).watchLastDays();
    expect((await space.facts(creator)).slice(1)).toEqual(["tracking.connection-lapsing.v1", "tracking.connection-lapsed.v1"]);
    expect(await space.connection(id)).toMatchObject({ status: "lapsed", problem: "expired" });
  });

  it("given a new first key, seals all tokens with it; then the old one is needed no more", async () => {
    const id = await space.connect(creator, { account });
    const next = newKey("second");
    await keeper(sealingWith([next, space.key])).resealAll();
    expect((await space.tokens(id))!.keyId).toBe("second");
    const grant = await grantsOn(space.unitOfWork, space.connectors, sealingWith([next]), space.database.worker).of(id);
    expect(await space.connectors.of("tiktok").fetchProfile(grant)).toMatchObject({ handle: account });
    await expect(grants().of(id)).rejects.toMatchObject({ code: "tracking.seal-broken" });
  });
});

/** Breaks the first transaction in which the platform was asked, as a connection that is lost before the commit. */
function failingOnceAfter(wasAsked: () => boolean): UnitOfWork<ConnectionRepositories> & typeof space.unitOfWork {
  let broken = false;
  return {
    run: (scope, context, work) =>
      space.unitOfWork.run(scope, context, async (tx) => {
        const done = await work(tx);
        if (broken || !wasAsked()) return done;
        broken = true;
        throw new Error("Connection terminated unexpectedly");
      }),
  };
}

/** Renews in a process of its own that dies at the failpoint; answers the signal it ended by. */
function dyingRenewal(id: string): Promise<NodeJS.Signals | null> {
  const fixture = new URL("./renew.fixture.ts", import.meta.url).pathname;
  const env = {
    ...process.env, FAILPOINT: "connection.renewed.before-save", CONNECTION_ID: id, APP_URL: space.database.urls.app, WORKER_URL: space.database.urls.worker, TIKTOK_URL: space.servers.tiktok.url,
    KEY: space.key.key.toString("base64"), AHEAD_MS: String(space.clock.now().getTime() - Date.now()),
  };
  const child = spawn(process.execPath, ["--import", "tsx", fixture], { env, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
}
