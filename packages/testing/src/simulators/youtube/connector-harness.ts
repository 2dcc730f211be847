import { countInMemory, createYouTubeConnector } from "@fanfare/adapters/platforms";
import type { UnitCounter } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";
import type { PlatformGrant, SocialConnector } from "@fanfare/domain/tracking";

import { CODE_VERIFIER, REDIRECT_URI } from "../connector-contract.ts";
import type { ConnectorHarness } from "../connector-contract.ts";
import { control } from "../control-client.ts";
import type { RunningServer } from "../http/serve.ts";
import { startYouTubeSimulator } from "./simulator.ts";

let simulator: RunningServer;
let advancedMs = 0;
export const now = () => Date.now() + advancedMs;
/** A control call to the simulator that runs. */
export const tell = <T = unknown>(method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: object) => control<T>(simulator.url, method, path, body);
interface Choices {
  clientSecret?: string;
  guards?: Guards;
  units?: UnitCounter;
}
/** A connector with guards and units of its own, unless others are chosen. */
export const connect = (timeoutMs = 10_000, choices: Choices = {}) =>
  createYouTubeConnector({
    consentBaseUrl: simulator.url,
    tokenBaseUrl: simulator.url,
    baseUrl: `${simulator.url}/youtube/v3`,
    analyticsBaseUrl: simulator.url,
    clientId: "simulated-client-id",
    clientSecret: "simulated-client-secret",
    guards: new Guards(),
    units: countInMemory(),
    ...choices,
    timeoutMs,
    firstRetryMs: 1,
    now,
  });

/** YouTube as the contract of connectors sees it. */
export const harness: ConnectorHarness = {
  name: "YouTube",
  traits: { rotatesRefreshToken: false, refreshDueAfterSeconds: 3_000, accessTokenDeadAfterSeconds: 3_600, counts: ["views", "likes", "comments"], tellsAudience: true, revokes: true },
  start: async () => {
    simulator = await startYouTubeSimulator({ port: 0 });
  },
  stop: () => simulator.close(),
  reset: async () => {
    advancedMs = 0;
    await tell("POST", "reset", { seeded: false });
  },
  connect: (timeoutMs) => connect(timeoutMs),
  addAccount: async (handle, subscribers) => (await tell<{ id: string }>("POST", "channels", { handle, title: handle, subscribers })).id,
  consent: async (url, account, decision) => new URL((await tell<{ location: string }>("POST", "consent", { url: url.href, account, decision })).location),
  publish: async (channel, { text, publishedAt, ...counts }) =>
    (await tell<{ id: string }>("POST", "videos", { channel, title: text, publishedAt: publishedAt.toISOString(), growthPerHour: 0, counts })).id,
  deletePost: async (id) => void (await tell("DELETE", `videos/${id}`)),
  removeApp: async (account) => void (await tell("POST", "removals", { account })),
  misbehave: async (kind, fields = {}) => void (await tell("POST", "misbehave", { kind, ...fields })),
  advance: async (seconds) => {
    advancedMs += seconds * 1000;
    await tell("POST", "clock", { advanceSeconds: seconds });
  },
  now: () => new Date(now()),
};

/** What the account's owner grants: all that is asked, or these scopes. */
export async function grantOf(account: string, connector: SocialConnector, scopes?: readonly string[]): Promise<PlatformGrant> {
  const url = connector.consentUrl({ redirectUri: REDIRECT_URI, state: "s", codeVerifier: CODE_VERIFIER });
  const { location } = await tell<{ location: string }>("POST", "consent", { url: url.href, account, ...(scopes && { scopes }) });
  return connector.exchangeCode(new URL(location).searchParams.get("code") ?? "", { redirectUri: REDIRECT_URI, codeVerifier: CODE_VERIFIER });
}
