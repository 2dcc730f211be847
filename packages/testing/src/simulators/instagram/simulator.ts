import type { FaultOrder } from "../http/faults.ts";
import type { Answer, Call, RunningServer } from "../http/serve.ts";
import { retryAfter, serveSocial } from "../http/social-simulator.ts";
import { answerApi, isOauth } from "./api.ts";
import type { Platform } from "./api.ts";
import { answerControl } from "./control.ts";
import { metaError, tokenError } from "./errors.ts";
import type { App } from "./oauth.ts";
import { COUNT_FIELDS } from "./resources.ts";
import { InstagramState } from "./state.ts";
import { Usage } from "./usage.ts";

interface Options extends Partial<Omit<App, "tokenShape">> {
  readonly port: number;
  /** Where to keep accounts, posts and tokens over a restart. */
  readonly stateFile?: string;
}

/** Starts the Instagram simulator: Instagram Login and the Graph API, which are three hosts in truth and one here, its controls under /__simulator. */
export async function startInstagramSimulator({
  port,
  clientId = "simulated-client-id",
  clientSecret = "simulated-client-secret",
  verifyToken = "simulated-verify-token",
  stateFile,
}: Options): Promise<RunningServer> {
  const platform: Platform = { state: new InstagramState(Date.now), usage: new Usage(), app: { clientId, clientSecret, verifyToken, tokenShape: "bare" } };
  return serveSocial({ port, stateFile, platform, countFields: COUNT_FIELDS, api: answerApi, control: answerControl, spoilt, isChange: isOauth });
}

function spoilt(fault: FaultOrder, call: Call, platform: Platform): Answer {
  switch (fault.kind) {
    case "endless-cursor":
      return withoutEnd(call, platform);
    case "server-error":
      return metaError("2");
    case "token-expired":
      return metaError("190");
    case "token-revoked":
      return metaError("190/466");
    case "token-error":
      return tokenError("Matching code was not found or was already used");
    case "rate-limited":
      return { ...metaError("4", undefined, retryAfter(fault)), status: 429 };
    default:
      return metaError(fault.kind);
  }
}

/** The first page, whatever was asked, which always promises more behind the same cursor. */
function withoutEnd(call: Call, platform: Platform): Answer {
  const query = new URLSearchParams(call.query);
  query.delete("after");
  const answer = answerApi({ ...call, query }, platform);
  const cursors = { before: "MTc4", after: "MTc5" };
  return { ...answer, body: { ...(answer.body as object), paging: { cursors, next: `https://graph.instagram.com${call.path}?after=${cursors.after}` } } };
}
