import type { Jobs } from "@fanfare/adapters/jobs";
import { createLogger } from "@fanfare/adapters/logging";
import { connectorsOf, countInMemory, createInstagram, createInstagramAccounts, createTwitchAccounts, createYouTube, quotasInMemory } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";
import { connectStorage } from "@fanfare/adapters/storage";
import { jobs as catalogue, type JobPayload, type QueueName } from "@fanfare/contracts/jobs";
import type { Platform } from "@fanfare/contracts/platforms";
import { syncTargetsIn } from "@fanfare/db/repositories/sync-targets";
import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { newId, type CreatorActor } from "@fanfare/domain/kernel";
import type { Grants, PlatformGrant, Quotas } from "@fanfare/domain/tracking";
import { testDatabase } from "@fanfare/testing/database";
import { creatorOnYouTube } from "@fanfare/testing/factories/tracking";
import { control } from "@fanfare/testing/simulators/control-client";
import { PAGE_ACCOUNT } from "@fanfare/testing/simulators/instagram/discovery";
import { startInstagramSimulator } from "@fanfare/testing/simulators/instagram/simulator";
import { startTwitchSimulator } from "@fanfare/testing/simulators/twitch/simulator";
import { startYouTubeSimulator } from "@fanfare/testing/simulators/youtube/simulator";
import { createMetrics } from "../../runtime/metrics.ts";
import { platformsFrom } from "../platforms.ts";
import { PostFinding } from "../posts/post-finding.ts";
import { ReadTargets } from "./read-targets.job.ts";
import { SyncPlanner } from "./sync-planner.ts";
import { SyncStatus } from "./sync-status.ts";

export type Asked = { platform: Platform; payload: JobPayload<"tracking.read-youtube"> };
export type ConnectedAccount = { creator: CreatorActor; id: string; connectionId: string; handle: string; grant: PlatformGrant };
type Method = "GET" | "POST" | "PATCH" | "DELETE";

export const storageFromEnvironment = () =>
  connectStorage({ endpoint: process.env.S3_ENDPOINT ?? "", accessKey: process.env.S3_ACCESS_KEY ?? "", secretKey: process.env.S3_SECRET_KEY ?? "", bucket: process.env.S3_BUCKET ?? "" });

export const instagramAt = (url: string, guards: Guards, now?: () => number) =>
  createInstagram({ consentBaseUrl: url, tokenBaseUrl: url, graphBaseUrl: url, clientId: "simulated-client-id", clientSecret: "simulated-client-secret", guards, firstRetryMs: 1, ...(now && { now }) });

/** A planner and readers over a database of their own, a simulated Instagram with consents, a simulated YouTube that everybody reads, and accounts that everybody sees there and on Twitch. */
export async function syncSpace() {
  const [database, instagram, youtube, twitch] = await Promise.all([testDatabase(), startInstagramSimulator({ port: 0 }), startYouTubeSimulator({ port: 0 }), startTwitchSimulator({ port: 0 })]);
  const storage = storageFromEnvironment();
  // From a noon on, so that no test lies on two days.
  const noon = Math.floor(Date.now() / 86_400_000) * 86_400_000 + 43_200_000;
  let passedMs = 0;
  const clock = { now: () => new Date(noon + passedMs) };
  const grantOf = new Map<string, PlatformGrant>();
  let asked: Asked[] = [];
  let parts: ReturnType<typeof freshParts>;

  /** As a process has them that just started. */
  function freshParts() {
    const guards = new Guards();
    const now = () => clock.now().getTime();
    return { guards, connectors: connectorsOf([instagramAt(instagram.url, guards, now)]), platforms: platformsFrom([createYouTube({ baseUrl: `${youtube.url}/youtube/v3`, apiKey: "key", guards, units: countInMemory(), firstRetryMs: 1, now })], publicAccounts(guards)), quotas: quotasInMemory() };
  }

  function publicAccounts(guards: Guards) {
    const asApp = { clientId: "simulated-client-id", clientSecret: "simulated-client-secret" };
    return [
      createInstagramAccounts({ graphBaseUrl: instagram.url, accountId: PAGE_ACCOUNT, accessToken: "simulated-page-token", guards, firstRetryMs: 1 }),
      createTwitchAccounts({ idBaseUrl: twitch.url, apiBaseUrl: twitch.url, ...asApp, guards, firstRetryMs: 1 }),
    ];
  }

  const enqueue = (async (name: string, payload: Asked["payload"]) => {
    asked.push({ platform: name.slice("tracking.read-".length) as Platform, payload });
    return "job";
  }) as unknown as Jobs["enqueue"];
  const waiting = { getWaitingCount: async () => 0 };
  const queues = new Map(Object.values(catalogue).map(({ queue }) => [queue as QueueName, waiting]));
  const config = { database: { app: database.urls.app, worker: database.urls.worker }, connectors: { youtube: null, instagram: null, tiktok: null, twitch: null, x: null, keys: null }, instagramDiscovery: {} };

  const livingGrants: Grants = {
    of: async (connectionId) => grantOf.get(connectionId)!,
    insteadOf: (_connectionId, _rejected, why) => Promise.reject(why),
  };
  const unitOfWork = unitOfWorkOn(database.app, clock);
  const finder = new PostFinding(unitOfWork, database.worker, storage, clock);
  const planner = (quotas: Quotas = parts.quotas) =>
    new SyncPlanner(database.worker, { enqueue, queues }, parts.connectors, quotas, config as unknown as ConstructorParameters<typeof SyncPlanner>[4], clock, createMetrics(), createLogger({ name: "test", level: "silent" }));
  const reader = (grants = livingGrants) => new ReadTargets(database.worker, storage, parts.platforms, parts.connectors, grants, finder, parts.quotas, parts.guards, clock, createMetrics(), async () => new Map());

  async function read({ platform, payload }: Asked, grants = livingGrants) {
    const job = reader(grants);
    return platform === "instagram" ? job.readInstagram(payload) : platform === "twitch" ? job.readTwitch(payload) : job.readYouTube(payload);
  }

  /** What the planner asks for when it plans once. */
  async function plan(by: Pick<SyncPlanner, "plan"> = planner()): Promise<Asked[]> {
    asked = [];
    await by.plan();
    return asked;
  }

  const overview = () => new SyncStatus(database.worker, parts.connectors, parts.quotas, config as unknown as ConstructorParameters<typeof SyncStatus>[3], clock).read();

  async function turn() {
    const outcomes = [];
    for (const one of await plan()) outcomes.push(await read(one));
    return outcomes;
  }

  const asWorker = <T extends object>(statement: string, bind: unknown[] = []) => inScope(database.worker, {}, (sql) => sql.rows<T>(statement, bind));
  const tell = {
    instagram: <T = unknown>(method: Method, path: string, body?: object) => control<T>(instagram.url, method, path, body),
    youtube: <T = unknown>(method: Method, path: string, body?: object) => control<T>(youtube.url, method, path, body),
    twitch: <T = unknown>(method: Method, path: string, body?: object) => control<T>(twitch.url, method, path, body),
  };

  async function consented(account: string): Promise<PlatformGrant> {
    const request = { redirectUri: "https://fanfare.example/back", state: "s", codeVerifier: "v".repeat(43) };
    const connector = parts.connectors.of("instagram");
    const { location } = await tell.instagram<{ location: string }>("POST", "consent", { url: connector.consentUrl(request).href, account });
    return connector.exchangeCode(`${new URL(location).searchParams.get("code")}`, request);
  }

  /** A creator who has connected an account on Instagram with 12,000 followers; it is due at once. */
  async function connected(handle: string): Promise<ConnectedAccount> {
    const creator = await creatorOnYouTube(database.app, handle);
    await tell.instagram("POST", "accounts", { username: handle, followers: 12_000 });
    const grant = await consented(handle);
    const [id, connectionId] = [newId(), newId()];
    grantOf.set(connectionId, grant);
    const { creatorId, userId } = creator;
    await inScope(database.app, { creatorId, userId }, async (sql) => {
      await sql.change(
        `INSERT INTO social_accounts (id, creator_id, platform, handle, handle_folded, external_id, metrics_source, metrics_read_at) VALUES ($1, $2, 'instagram', $3, $3, $4, 'creator', now() - interval '1 day')`,
        [id, creatorId, handle, grant.externalId],
      );
      await sql.change(
        `INSERT INTO account_connections (id, creator_id, social_account_id, platform, external_id, handle, status, scopes, connected_at, access_expires_at, refresh_at, updated_at)
         VALUES ($1, $2, $3, 'instagram', $4, $5, 'active', '{}', now(), now() + interval '60 days', now() + interval '50 days', now())`,
        [connectionId, creatorId, id, grant.externalId, handle],
      );
      await syncTargetsIn(sql).watchAccount({ socialAccountId: id, creatorId, connectionId, platform: "instagram", externalId: grant.externalId, at: clock.now() });
    });
    return { creator, id, connectionId, handle, grant };
  }

  /** Nothing planned, nothing that waits, no failure met yet. */
  async function reset() {
    parts = freshParts();
    await Promise.all([tell.instagram("POST", "reset"), tell.youtube("POST", "reset"), tell.twitch("POST", "reset"), asWorker("DELETE FROM sync_targets"), asWorker("UPDATE account_connections SET status = 'disconnected'")]);
  }

  await reset();
  return {
    database, storage, clock, unitOfWork, grants: livingGrants, tell, asWorker, connected, plan, planner, read, turn, reset, overview,
    instagramUrl: instagram.url,
    get parts() {
      return parts;
    },
    /** As an installation has it that was given no keys for public accounts. */
    withoutKeys: () => void (parts = { ...parts, platforms: platformsFrom([]) }),
    pass: (ms: number) => void (passedMs += ms),
    makeDue: (id: string) => inScope(database.worker, {}, (sql) => syncTargetsIn(sql).makeDue(id, clock.now())),
    close: () => Promise.all([database.drop(), instagram.close(), youtube.close(), twitch.close()]),
  };
}

export type SyncSpace = Awaited<ReturnType<typeof syncSpace>>;
