import type { FaultOrder } from "../http/faults.ts";
import type { Answer, Call, RunningServer } from "../http/serve.ts";
import { retryAfter, serveSocial } from "../http/social-simulator.ts";
import { answerApi, isOauth } from "./api.ts";
import type { Platform } from "./api.ts";
import { answerControl } from "./control.ts";
import { tiktokError } from "./errors.ts";
import type { App } from "./oauth.ts";
import { RequestWindow } from "./quota.ts";
import { COUNT_FIELDS } from "./resources.ts";
import { TikTokState } from "./state.ts";

interface Options extends Partial<App> {
  readonly port: number;
  /** Where to keep accounts, posts and tokens over a restart. */
  readonly stateFile?: string;
}

/** Starts the TikTok simulator: Login Kit and Display API v2 under /v2, its controls under /__simulator. */
export async function startTikTokSimulator({ port, clientKey = "simulated-client-key", clientSecret = "simulated-client-secret", stateFile }: Options): Promise<RunningServer> {
  const platform: Platform = { state: new TikTokState(Date.now), window: new RequestWindow(), app: { clientKey, clientSecret } };
  return serveSocial({ port, stateFile, platform, countFields: COUNT_FIELDS, api: answerApi, control: answerControl, spoilt, isChange: isOauth });
}

function spoilt(fault: FaultOrder, call: Call, platform: Platform): Answer {
  switch (fault.kind) {
    case "endless-cursor":
      return withoutEnd(answerApi(call, platform));
    case "server-error":
      return tiktokError("internal_error");
    case "token-expired":
    case "token-revoked":
      return tiktokError("access_token_invalid");
    case "rate-limited":
      return { ...tiktokError("rate_limit_exceeded"), headers: retryAfter(fault) };
    default:
      return tiktokError(fault.kind);
  }
}

/** A page that always promises more, behind the same cursor. */
function withoutEnd(answer: Answer): Answer {
  const { data, ...rest } = answer.body as { data?: object };
  return { ...answer, body: { ...rest, data: { ...data, cursor: 1_700_000_000_000, has_more: true } } };
}
