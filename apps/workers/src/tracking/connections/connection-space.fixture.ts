import { connectorsOf, countInMemory, createInstagram, createTikTok } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";
import { sealingWith, type SealingKey } from "@fanfare/adapters/secrets";
import type { ConnectionProblem, ConnectionStatus } from "@fanfare/contracts/connections";
import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { newId, type CreatorActor } from "@fanfare/domain/kernel";
import { makeBeginConnect, makeCompleteConnect, makeDisconnectAccount, makeReadAccountNow, type Connectors, type SocialConnector } from "@fanfare/domain/tracking";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { asking } from "@fanfare/testing/factories/identity";
import { creatorOnYouTube } from "@fanfare/testing/factories/tracking";
import { control } from "@fanfare/testing/simulators/control-client";
import { startInstagramSimulator } from "@fanfare/testing/simulators/instagram/simulator";
import { startTikTokSimulator } from "@fanfare/testing/simulators/tiktok/simulator";
import { randomBytes } from "node:crypto";

export type ConnectionRow = {
  id: string; status: ConnectionStatus; problem: ConnectionProblem | null; missingScopes: string[]; handle: string | null; socialAccountId: string | null;
  fence: string; refreshFailures: number; accessExpiresAt: Date; refreshAt: Date; lapsesAt: Date | null; remindedAt: Date | null; version: number;
};
export type TokenRow = { keyId: string; accessToken: Buffer; refreshToken: Buffer | null };
type Simulated = "tiktok" | "instagram";
type Consent = { platform?: Simulated; account: string; decision?: "allow" | "deny"; scopes?: string[] };

export const newKey = (id: string): SealingKey => ({ id, key: randomBytes(32) });
export const redirectUriOf = (platform: string) => `https://fanfare.example/creator/accounts/callback/${platform}`;

/** A database, the simulated TikTok and Instagram, and a clock that all three share; creators connect through the product's own commands. */
export async function connectionSpace() {
  const [database, tiktok, instagram] = await Promise.all([testDatabase(), startTikTokSimulator({ port: 0 }), startInstagramSimulator({ port: 0 })]);
  const servers = { tiktok, instagram };
  let aheadMs = 0;
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  const key = newKey("first");
  const sealing = sealingWith([key]);
  const connectors = connectorsTo({ tiktok: tiktok.url, instagram: instagram.url }, () => clock.now().getTime());
  const unitOfWork = unitOfWorkOn(database.app, clock);
  const consenting = { unitOfWork, connectors, sealing, redirectUriOf };
  const notRevoked: unknown[] = [];
  const commands = {
    begin: makeBeginConnect(consenting),
    complete: makeCompleteConnect(consenting),
    readNow: makeReadAccountNow({ unitOfWork }),
    disconnect: makeDisconnectAccount({ unitOfWork, connectors, sealing, onNotRevoked: (error) => notRevoked.push(error) }),
  };
  const tell = <T = unknown>(platform: Simulated, method: "GET" | "POST" | "DELETE", path: string, body?: object) => control<T>(servers[platform].url, method, path, body);

  /** Presses the consent screen's button; answers what came back in the address. */
  async function consent(creator: CreatorActor, { platform = "tiktok", account, decision = "allow", scopes }: Consent) {
    const { consentUrl } = await commands.begin(asking(creator), { platform });
    const { location } = await tell<{ location: string }>(platform, "POST", "consent", { url: consentUrl, account, decision, ...(scopes && { scopes }) });
    const query = new URL(location).searchParams;
    return { platform, state: query.get("state") ?? "", code: query.has("error") ? null : query.get("code") };
  }
  /** Answers the connection's id. */
  const connect = async (creator: CreatorActor, asked: Consent) => (await commands.complete(asking(creator), await consent(creator, asked))).id;

  return {
    database, servers, clock, key, sealing, connectors, unitOfWork, commands, consent, connect, tell, notRevoked,
    async creator(): Promise<CreatorActor & { handle: string }> {
      const handle = `mira${newId().slice(-10)}`;
      return { ...(await creatorOnYouTube(database.app, `${handle}yt`)), handle };
    },
    /** An account on the simulated platform; answers its name. */
    async account(platform: Simulated = "tiktok", name = `acc${newId().slice(-10)}`) {
      await tell(platform, "POST", "accounts", { username: name, followers: 1200 });
      return name;
    },
    async advance(ms: number) {
      aheadMs += ms;
      await Promise.all([tell("tiktok", "POST", "clock", { advanceSeconds: Math.round(ms / 1000) }), tell("instagram", "POST", "clock", { advanceSeconds: Math.round(ms / 1000) })]);
    },
    connection: async (id: string) => (await rows<ConnectionRow>(database, connectionColumns, id))[0]!,
    tokens: async (id: string) => (await rows<TokenRow>(database, `SELECT key_id AS "keyId", access_token AS "accessToken", refresh_token AS "refreshToken" FROM connection_tokens WHERE connection_id = $1`, id))[0] ?? null,
    facts: async ({ creatorId }: CreatorActor) =>
      (await inScope(database.app, { creatorId }, (sql) => sql.rows<{ type: string }>(`SELECT envelope ->> 'type' AS type FROM outbox WHERE creator_id = $1 ORDER BY position`, [creatorId]))).map(({ type }) => type),
    close: () => Promise.all([database.drop(), tiktok.close(), instagram.close()]),
  };
}

export type ConnectionSpace = Awaited<ReturnType<typeof connectionSpace>>;

/** Connectors to simulators, with guards that have met no failure yet. */
export function connectorsTo(urls: Record<Simulated, string>, now: () => number): Connectors {
  const shared = { guards: new Guards(), firstRetryMs: 1, now };
  const app = { clientSecret: "simulated-client-secret" };
  return connectorsOf([
    createTikTok({ ...shared, ...app, consentBaseUrl: urls.tiktok, apiBaseUrl: urls.tiktok, clientKey: "simulated-client-key", requests: countInMemory() }),
    createInstagram({ ...shared, ...app, consentBaseUrl: urls.instagram, tokenBaseUrl: urls.instagram, graphBaseUrl: urls.instagram, clientId: "simulated-client-id" }),
  ]);
}

/** The same connectors, with one call of them looked at or replaced. */
export const withCalls = (connectors: Connectors, change: (connector: SocialConnector) => Partial<SocialConnector>): Connectors => ({
  platforms: connectors.platforms,
  of: (platform) => ({ ...connectors.of(platform), ...change(connectors.of(platform)) }),
});

const connectionColumns = `SELECT id, status, problem, missing_scopes AS "missingScopes", handle, social_account_id AS "socialAccountId", fence, refresh_failures AS "refreshFailures",
  access_expires_at AS "accessExpiresAt", refresh_at AS "refreshAt", lapses_at AS "lapsesAt", reminded_at AS "remindedAt", version FROM account_connections WHERE id = $1`;

const rows = <Row extends object>({ worker }: TestDatabase, statement: string, id: string): Promise<Row[]> => inScope(worker, {}, (sql) => sql.rows<Row>(statement, [id]));
