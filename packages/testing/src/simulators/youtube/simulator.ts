import { FaultQueue, isTransportFault, playTransportFault } from "../http/faults.ts";
import type { FaultOrder } from "../http/faults.ts";
import { serve } from "../http/serve.ts";
import type { Answer, RunningServer } from "../http/serve.ts";
import { readState, writeState } from "../http/state-file.ts";
import { answerApi } from "./api.ts";
import { answerControl } from "./control.ts";
import { platformError } from "./errors.ts";
import { Quota } from "./quota.ts";
import { YouTubeState } from "./state.ts";

interface Options {
  readonly port: number;
  readonly apiKey?: string;
  /** Where to keep channels and videos over a restart. */
  readonly stateFile?: string;
}

/** Starts the YouTube simulator: Data API v3 under /youtube/v3, its controls under /__simulator. */
export async function startYouTubeSimulator({ port, apiKey, stateFile }: Options): Promise<RunningServer> {
  const state = new YouTubeState(Date.now);
  const kept = stateFile && readState(stateFile);
  if (kept) state.restore(kept as Parameters<YouTubeState["restore"]>[0]);
  const platform = { state, quota: new Quota(), ...(apiKey && { apiKey }) };
  const faults = new FaultQueue();
  return serve(port, async (call, raw) => {
    if (call.path.startsWith("/__simulator/")) {
      const answer = await answerControl(call, { ...platform, faults });
      if (stateFile && call.method !== "GET") writeState(stateFile, state.snapshot());
      return answer;
    }
    const fault = faults.take(call);
    if (fault && isTransportFault(fault.kind)) return playTransportFault(fault.kind, raw);
    return fault ? failed(fault) : answerApi(call, platform);
  });
}

function failed({ kind, retryAfterSeconds }: FaultOrder): Answer {
  if (kind === "server-error") return platformError("backendError");
  if (kind !== "rate-limited") return platformError(kind);
  return { ...platformError("rateLimitExceeded"), ...(retryAfterSeconds !== undefined && { headers: { "retry-after": String(retryAfterSeconds) } }) };
}
