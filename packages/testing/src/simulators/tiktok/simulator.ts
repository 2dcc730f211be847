import { isCountFault, withSpoiltCounts } from "../http/answer-faults.ts";
import { FaultQueue, isTransportFault, playTransportFault } from "../http/faults.ts";
import type { FaultOrder } from "../http/faults.ts";
import { serve } from "../http/serve.ts";
import type { Answer, Call, RunningServer } from "../http/serve.ts";
import { readState, writeState } from "../http/state-file.ts";
import { answerApi, isOauth } from "./api.ts";
import type { Platform } from "./api.ts";
import { answerControl } from "./control.ts";
import { tiktokError } from "./errors.ts";
import type { App } from "./oauth.ts";
import { RequestWindow } from "./quota.ts";
import { COUNT_FIELDS } from "./resources.ts";
import { TikTokState } from "./state.ts";
import type { Snapshot } from "./state.ts";

interface Options extends Partial<App> {
  readonly port: number;
  /** Where to keep accounts, posts and tokens over a restart. */
  readonly stateFile?: string;
}

/** Starts the TikTok simulator: Login Kit and Display API v2 under /v2, its controls under /__simulator. */
export async function startTikTokSimulator({ port, clientKey = "simulated-client-key", clientSecret = "simulated-client-secret", stateFile }: Options): Promise<RunningServer> {
  const state = new TikTokState(Date.now);
  const kept = stateFile && readState(stateFile);
  if (kept) state.restore(kept as Snapshot);
  const platform: Platform = { state, window: new RequestWindow(), app: { clientKey, clientSecret } };
  const faults = new FaultQueue();
  return serve(port, async (call, raw) => {
    const isControl = call.path.startsWith("/__simulator/");
    const fault = isControl ? undefined : faults.take(call);
    if (fault && isTransportFault(fault.kind)) return playTransportFault(fault.kind, raw);
    const answer = isControl ? await answerControl(call, { ...platform, faults }) : fault ? spoilt(fault, call, platform) : answerApi(call, platform);
    if (stateFile && ((isControl && call.method !== "GET") || isOauth(call))) writeState(stateFile, state.snapshot());
    return answer;
  });
}

function spoilt({ kind, retryAfterSeconds }: FaultOrder, call: Call, platform: Platform): Answer {
  if (isCountFault(kind)) return withSpoiltCounts(kind, answerApi(call, platform), COUNT_FIELDS);
  switch (kind) {
    case "endless-cursor":
      return withoutEnd(answerApi(call, platform));
    case "server-error":
      return tiktokError("internal_error");
    case "token-expired":
    case "token-revoked":
      return tiktokError("access_token_invalid");
    case "rate-limited":
      return { ...tiktokError("rate_limit_exceeded"), ...(retryAfterSeconds !== undefined && { headers: { "retry-after": String(retryAfterSeconds) } }) };
    default:
      return tiktokError(kind);
  }
}

/** A page that always promises more, behind the same cursor. */
function withoutEnd(answer: Answer): Answer {
  const { data, ...rest } = answer.body as { data?: object };
  return { ...answer, body: { ...rest, data: { ...data, cursor: 1_700_000_000_000, has_more: true } } };
}
