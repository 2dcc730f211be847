import { isCountFault, withSpoiltCounts } from "../http/answer-faults.ts";
import { FaultQueue, isTransportFault, playTransportFault } from "../http/faults.ts";
import type { FaultOrder } from "../http/faults.ts";
import { serve } from "../http/serve.ts";
import type { Answer, Call, RunningServer } from "../http/serve.ts";
import { answerApi } from "./api.ts";
import type { Platform } from "./api.ts";
import { answerControl } from "./control.ts";
import { tiktokError } from "./errors.ts";
import type { App } from "./oauth.ts";
import { RequestWindow } from "./quota.ts";
import { COUNT_FIELDS } from "./resources.ts";
import { TikTokState } from "./state.ts";

interface Options extends Partial<App> {
  readonly port: number;
}

/** Starts the TikTok simulator: Login Kit and Display API v2 under /v2, its controls under /__simulator. */
export async function startTikTokSimulator({ port, clientKey = "simulated-client-key", clientSecret = "simulated-client-secret" }: Options): Promise<RunningServer> {
  const platform: Platform = { state: new TikTokState(Date.now), window: new RequestWindow(), app: { clientKey, clientSecret } };
  const faults = new FaultQueue();
  return serve(port, async (call, raw) => {
    if (call.path.startsWith("/__simulator/")) return answerControl(call, { ...platform, faults });
    const fault = faults.take(call);
    if (!fault) return answerApi(call, platform);
    return isTransportFault(fault.kind) ? playTransportFault(fault.kind, raw) : spoilt(fault, call, platform);
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
