import { isCountFault, withSpoiltCounts } from "../http/answer-faults.ts";
import { FaultQueue, isTransportFault, playTransportFault } from "../http/faults.ts";
import type { FaultOrder } from "../http/faults.ts";
import { serve } from "../http/serve.ts";
import type { Answer, Call, RunningServer } from "../http/serve.ts";
import { readState, writeState } from "../http/state-file.ts";
import { answerApi, isChange } from "./api.ts";
import type { Platform } from "./api.ts";
import { answerControl } from "./control.ts";
import { helixError, idError, isIdError } from "./errors.ts";
import type { HelixError } from "./errors.ts";
import type { App } from "./oauth.ts";
import { PointBuckets } from "./points.ts";
import { COUNT_FIELDS } from "./resources.ts";
import { TwitchState } from "./state.ts";
import type { Snapshot } from "./state.ts";

interface Options extends Partial<App> {
  readonly port: number;
  /** Where to keep accounts, posts, tokens and subscriptions over a restart. */
  readonly stateFile?: string;
}

/** Starts the Twitch simulator: tokens under /oauth2, the API under /helix, its controls under /__simulator. */
export async function startTwitchSimulator({ port, clientId = "simulated-client-id", clientSecret = "simulated-client-secret", stateFile }: Options): Promise<RunningServer> {
  const state = new TwitchState(Date.now);
  const kept = stateFile && readState(stateFile);
  if (kept) state.restore(kept as Snapshot);
  const platform: Platform = { state, buckets: new PointBuckets(), app: { clientId, clientSecret } };
  const faults = new FaultQueue();
  const save = () => stateFile && writeState(stateFile, state.snapshot());
  state.onLateChange = save;
  return serve(port, async (call, raw) => {
    const isControl = call.path.startsWith("/__simulator/");
    const fault = isControl ? undefined : faults.take(call);
    if (fault && isTransportFault(fault.kind)) return playTransportFault(fault.kind, raw);
    const answer = isControl ? await answerControl(call, { ...platform, faults }) : fault ? spoilt(fault, call, platform) : answerApi(call, platform);
    if (isChange(call)) save();
    return answer;
  });
}

/** Both hosts fail in their own form. */
function spoilt({ kind, retryAfterSeconds }: FaultOrder, call: Call, platform: Platform): Answer {
  if (isCountFault(kind)) return withSpoiltCounts(kind, answerApi(call, platform), COUNT_FIELDS);
  if (isIdError(kind)) return idError(kind);
  const isId = call.path.startsWith("/oauth2/");
  switch (kind) {
    case "endless-cursor":
      return withoutEnd(answerApi(call, platform));
    case "server-error":
      return isId ? idError("id-server-error") : helixError("server-error");
    case "token-expired":
    case "token-revoked":
      return isId ? idError("invalid-access-token") : helixError("invalid-token");
    case "points-left":
      return { ...helixError("rate-limited"), headers: { "ratelimit-limit": "800", "ratelimit-remaining": "799", "ratelimit-reset": String(Math.ceil(platform.state.now() / 1000)) } };
    case "rate-limited":
      return { ...(isId ? idError("id-rate-limited") : helixError("rate-limited")), ...(retryAfterSeconds !== undefined && { headers: { "retry-after": String(retryAfterSeconds) } }) };
    default:
      return helixError(kind as HelixError);
  }
}

/** A page that always promises more, behind the same cursor. */
function withoutEnd(answer: Answer): Answer {
  return { ...answer, body: { ...(answer.body as object), pagination: { cursor: "eyJiIjpudWxsLCJhIjp7Ik9mZnNldCI6MH19" } } };
}
