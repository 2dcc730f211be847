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

interface Options extends Partial<Pick<App, "clientId" | "clientSecret" | "verifyToken" | "pageToken">> {
  readonly port: number;
  /** Where to keep accounts, posts and tokens over a restart. */
  readonly stateFile?: string;
}

const NOT_CALLED_BACK = { tokenShape: "bare", deauthorizeUrl: null, deletionUrl: null } as const;

/**
 * Starts the Instagram simulator: Instagram Login, the Graph API and the one of Facebook Login with business discovery, which
 * are four hosts in truth and one here, its controls under /__simulator.
 */
export async function startInstagramSimulator({
  port,
  clientId = "simulated-client-id",
  clientSecret = "simulated-client-secret",
  verifyToken = "simulated-verify-token",
  pageToken = "simulated-page-token",
  stateFile,
}: Options): Promise<RunningServer> {
  const platform: Platform = { state: new InstagramState(Date.now), usage: new Usage(), app: { clientId, clientSecret, verifyToken, pageToken, ...NOT_CALLED_BACK } };
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
  for (const fields of query.getAll("fields")) query.set("fields", fields.replace(/\.after\([^()]*\)/, ""));
  const answer = answerApi({ ...call, query }, platform);
  const cursors = { before: "MTc4", after: "MTc5" };
  const { business_discovery: found } = answer.body as { business_discovery?: { media?: object } };
  if (found) return { ...answer, body: { ...(answer.body as object), business_discovery: { ...found, media: { ...found.media, paging: { cursors } } } } };
  return { ...answer, body: { ...(answer.body as object), paging: { cursors, next: `https://graph.instagram.com${call.path}?after=${cursors.after}` } } };
}
