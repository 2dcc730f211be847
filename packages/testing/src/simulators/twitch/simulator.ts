import type { FaultOrder } from "../http/faults.ts";
import type { Answer, Call, RunningServer } from "../http/serve.ts";
import { retryAfter, serveSocial } from "../http/social-simulator.ts";
import { answerApi, isChange } from "./api.ts";
import type { Platform } from "./api.ts";
import { answerControl } from "./control.ts";
import { helixError, idError, isIdError } from "./errors.ts";
import type { HelixError } from "./errors.ts";
import type { App } from "./oauth.ts";
import { PointBuckets } from "./points.ts";
import { COUNT_FIELDS } from "./resources.ts";
import { TwitchState } from "./state.ts";

interface Options extends Partial<App> {
  readonly port: number;
  /** Where to keep accounts, posts, tokens and subscriptions over a restart. */
  readonly stateFile?: string;
}

/** Starts the Twitch simulator: tokens under /oauth2, the API under /helix, its controls under /__simulator. */
export async function startTwitchSimulator({ port, clientId = "simulated-client-id", clientSecret = "simulated-client-secret", stateFile }: Options): Promise<RunningServer> {
  const state = new TwitchState(Date.now);
  const platform: Platform = { state, buckets: new PointBuckets(), app: { clientId, clientSecret } };
  const server = await serveSocial({ port, stateFile, platform, countFields: COUNT_FIELDS, api: answerApi, control: answerControl, spoilt, isChange });
  state.onLateChange = server.save;
  return server;
}

/** Both hosts fail in their own form. */
function spoilt(fault: FaultOrder, call: Call, platform: Platform): Answer {
  if (isIdError(fault.kind)) return idError(fault.kind);
  const isId = call.path.startsWith("/oauth2/");
  switch (fault.kind) {
    case "endless-cursor":
      return withoutEnd(answerApi(call, platform));
    case "server-error":
      return isId ? idError("id-server-error") : helixError("server-error");
    case "token-expired":
    case "token-revoked":
      return isId ? idError("invalid-access-token") : helixError("invalid-token");
    case "points-left":
      return { ...helixError("rate-limited"), headers: { "ratelimit-limit": "800", "ratelimit-remaining": "799", "ratelimit-reset": String(Math.ceil(platform.state.now() / 1000)) } };
    case "rate-limited": {
      const refusal = isId ? idError("id-rate-limited") : helixError("rate-limited");
      return { ...refusal, headers: { ...refusal.headers, ...retryAfter(fault) } };
    }
    default:
      return helixError(fault.kind as HelixError);
  }
}

/** A page that always promises more, behind the same cursor. */
function withoutEnd(answer: Answer): Answer {
  return { ...answer, body: { ...(answer.body as object), pagination: { cursor: "eyJiIjpudWxsLCJhIjp7Ik9mZnNldCI6MH19" } } };
}
