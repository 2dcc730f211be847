import { isCountFault, withSpoiltCounts } from "../http/answer-faults.ts";
import { FaultQueue, isTransportFault, playTransportFault } from "../http/faults.ts";
import type { FaultOrder } from "../http/faults.ts";
import { serve } from "../http/serve.ts";
import type { Answer, Call, RunningServer } from "../http/serve.ts";
import { readState } from "../http/state-file.ts";
import { answerApi, isChange } from "./api.ts";
import type { Platform } from "./api.ts";
import { answerControl } from "./control.ts";
import { isOauthError, oauthError, platformError } from "./errors.ts";
import { isOauth } from "./oauth.ts";
import type { App } from "./oauth.ts";
import { Quota } from "./quota.ts";
import { COUNT_FIELDS } from "./resources.ts";
import { saverOf } from "./saver.ts";
import { YouTubeState } from "./state.ts";
import type { Snapshot } from "./state.ts";

interface Options extends Partial<App> {
  readonly port: number;
  readonly apiKey?: string;
  /** Where to keep channels, videos, tokens and subscriptions over a restart. */
  readonly stateFile?: string;
}

/**
 * Starts the YouTube simulator: Data API v3 under /youtube/v3, reports under /v2, consent under /o/oauth2, tokens at /token
 * and /revoke, the hub at /subscribe, its controls under /__simulator.
 */
export async function startYouTubeSimulator(options: Options): Promise<RunningServer> {
  const { port, apiKey, clientId = "simulated-client-id", clientSecret = "simulated-client-secret", stateFile } = options;
  const state = new YouTubeState(Date.now);
  const kept = stateFile && readState(stateFile);
  if (kept) state.restore(kept as Snapshot);
  const platform: Platform = { state, quota: new Quota(), app: { clientId, clientSecret }, ...(apiKey && { apiKey }) };
  const faults = new FaultQueue();
  const saver = saverOf(stateFile, () => state.snapshot());
  state.onLateChange = saver.soon;
  const server = await serve(port, async (call, raw) => {
    const isControl = call.path.startsWith("/__simulator/");
    const fault = isControl ? undefined : faults.take(call);
    if (fault && isTransportFault(fault.kind)) return playTransportFault(fault.kind, raw);
    const answer = isControl ? await answerControl(call, { ...platform, faults }) : fault ? spoilt(fault, call, platform) : answerApi(call, platform);
    if (isControl && call.method !== "GET") saver.now();
    else if (isChange(call)) saver.soon();
    return answer;
  });
  const close = async () => {
    await server.close();
    saver.now();
  };
  return { ...server, close };
}

/** The host of tokens fails in a form of its own. */
function spoilt({ kind, retryAfterSeconds }: FaultOrder, call: Call, platform: Platform): Answer {
  if (isCountFault(kind)) return withSpoiltCounts(kind, withNumbers(answerApi(call, platform)), COUNT_FIELDS);
  if (isOauthError(kind)) return oauthError(kind);
  switch (kind) {
    case "endless-cursor":
      return withoutEnd(answerApi(call, platform));
    case "server-error":
      return isOauth(call) ? oauthError("internal_failure") : platformError("backendError");
    case "token-expired":
    case "token-revoked":
      return isOauth(call) ? oauthError("invalid_grant") : platformError("authError");
    case "rate-limited": {
      const answer = isOauth(call) ? oauthError("oauth_rate_limited") : platformError("rateLimitExceeded");
      return { ...answer, ...(retryAfterSeconds !== undefined && { headers: { "retry-after": String(retryAfterSeconds) } }) };
    }
    default:
      return platformError(kind);
  }
}

/** Counts go out as text, which would be no fault here, so they are numbers before they are spoilt. */
function withNumbers(answer: Answer): Answer {
  const body: unknown = JSON.parse(JSON.stringify(answer.body ?? null), (key, value: unknown) => (COUNT_FIELDS.has(key) && typeof value === "string" ? Number(value) : value));
  return { ...answer, body };
}

/** A page that always promises more, behind the same token. */
function withoutEnd(answer: Answer): Answer {
  return { ...answer, body: { ...(answer.body as object), nextPageToken: Buffer.from("start:0").toString("base64url") } };
}
