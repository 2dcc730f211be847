import type { FaultOrder } from "../http/faults.ts";
import type { Answer, Call, RunningServer } from "../http/serve.ts";
import { retryAfter, serveSocial } from "../http/social-simulator.ts";
import { answerApi, isOauth } from "./api.ts";
import type { Platform } from "./api.ts";
import { answerControl } from "./control.ts";
import { isOauthError, oauthError, problem } from "./errors.ts";
import type { Problem } from "./errors.ts";
import { Bill, RateWindows } from "./limits.ts";
import type { App } from "./oauth.ts";
import { COUNT_FIELDS } from "./resources.ts";
import { XState } from "./state.ts";

interface Options extends Partial<App> {
  readonly port: number;
  /** Where to keep accounts, posts and tokens over a restart. */
  readonly stateFile?: string;
}

/** Starts the X simulator: consent under /i/oauth2, API v2 and tokens under /2, which are two hosts in truth, its controls under /__simulator. */
export async function startXSimulator({ port, clientId = "simulated-client-id", clientSecret = "simulated-client-secret", stateFile }: Options): Promise<RunningServer> {
  const platform: Platform = { state: new XState(Date.now), windows: new RateWindows(), bill: new Bill(), app: { clientId, clientSecret } };
  return serveSocial({ port, stateFile, platform, countFields: COUNT_FIELDS, api: answerApi, control: answerControl, spoilt, isChange: isOauth });
}

function spoilt(fault: FaultOrder, call: Call, platform: Platform): Answer {
  if (isOauthError(fault.kind)) return oauthError(fault.kind);
  switch (fault.kind) {
    case "endless-cursor":
      return withoutEnd(call, platform);
    case "server-error":
      return problem("service-unavailable");
    case "token-expired":
    case "token-revoked":
      return problem("unauthorized");
    case "rate-limited":
      return { ...problem("too-many-requests"), headers: retryAfter(fault) };
    default:
      return problem(fault.kind as Problem);
  }
}

/** The first page, whatever was asked, which always promises more behind the same token. */
function withoutEnd(call: Call, platform: Platform): Answer {
  const query = new URLSearchParams(call.query);
  query.delete("pagination_token");
  const answer = answerApi({ ...call, query }, platform);
  return { ...answer, body: { ...(answer.body as object), meta: { result_count: 1, next_token: "7140dibdnow000005" } } };
}
