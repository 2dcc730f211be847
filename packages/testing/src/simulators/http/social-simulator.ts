import { isCountFault, withSpoiltCounts } from "./answer-faults.ts";
import { FaultQueue, isTransportFault, playTransportFault } from "./faults.ts";
import type { FaultOrder } from "./faults.ts";
import { serve } from "./serve.ts";
import type { Answer, Call, RunningServer } from "./serve.ts";
import { readState, writeState } from "./state-file.ts";

export interface SocialSimulator<P extends { readonly state: { snapshot(): object; restore(snapshot: never): void } }> {
  readonly port: number;
  /** Where to keep what the platform knows over a restart. */
  readonly stateFile?: string | undefined;
  readonly platform: P;
  /** Fields that hold counts, for answers that lie in them. */
  readonly countFields: ReadonlySet<string>;
  api(call: Call, platform: P): Answer;
  control(call: Call, controlled: P & { readonly faults: FaultQueue }): Answer | Promise<Answer>;
  /** The answer of a fault that is neither the transport's nor in the counts. */
  spoilt(fault: FaultOrder, call: Call, platform: P): Answer;
  /** Whether a call to the platform changes what it knows, so that the state file must be written. */
  isChange(call: Call): boolean;
}

/** Serves a platform with its controls under /__simulator, its faults, and its state kept in a file; `save` writes that at once. */
export async function serveSocial<P extends { readonly state: { snapshot(): object; restore(snapshot: never): void } }>(simulator: SocialSimulator<P>): Promise<RunningServer & { save(): void }> {
  const { port, stateFile, platform, countFields, api, control, spoilt, isChange } = simulator;
  const kept = stateFile && readState(stateFile);
  if (kept) platform.state.restore(kept as never);
  const faults = new FaultQueue();
  const save = () => {
    if (stateFile) writeState(stateFile, platform.state.snapshot());
  };
  const failed = (fault: FaultOrder, call: Call) => (isCountFault(fault.kind) ? withSpoiltCounts(fault.kind, api(call, platform), countFields) : spoilt(fault, call, platform));
  const server = await serve(port, async (call, raw) => {
    const isControl = call.path.startsWith("/__simulator/");
    const fault = isControl ? undefined : faults.take(call);
    if (fault && isTransportFault(fault.kind)) return playTransportFault(fault.kind, raw);
    const answer = isControl ? await control(call, { ...platform, faults }) : fault ? failed(fault, call) : api(call, platform);
    if (isControl ? call.method !== "GET" : isChange(call)) save();
    return answer;
  });
  return { ...server, save };
}

/** The header by which an answer asks for patience, where the order for the fault says how much. */
export function retryAfter({ retryAfterSeconds }: FaultOrder): Record<string, string> {
  return retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
}
