import type { Answer } from "../http/serve.ts";

/** Errors of the API by code. Source: developers.tiktok.com/doc/tiktok-api-v2-error-handling; the last one is from a recording. */
const API: Readonly<Record<string, { status: number; message: string }>> = {
  access_token_invalid: { status: 401, message: "The access token is invalid or not found in the request." },
  scope_not_authorized: { status: 401, message: "The user did not authorize the scope required for completing this request." },
  scope_permission_missed: { status: 400, message: "The scope permission is missed." },
  invalid_params: { status: 400, message: "One or more fields in request is invalid." },
  invalid_file_upload: { status: 400, message: "The uploaded file does not meet API specifications." },
  rate_limit_exceeded: { status: 429, message: "The API rate limit was exceeded. Please try again later." },
  internal_error: { status: 500, message: "Something is wrong. Please try again later." },
  spam_risk_too_many_pending_share: { status: 403, message: "The user has too many pending shares." },
};

/** Errors of the OAuth endpoints, which are flat. Source: developers.tiktok.com/doc/oauth-error-handling. */
const OAUTH: Readonly<Record<string, { status: number; message: string }>> = {
  access_denied: { status: 400, message: "The resource owner or authorization server denied the request." },
  invalid_client: { status: 401, message: "Client key or secret is incorrect." },
  // Some of these come with status 200, so that only the body tells.
  invalid_grant: { status: 200, message: "Authorization code or refresh token is expired, revoked or invalid." },
  invalid_request: { status: 400, message: "The request parameters are malformed." },
  invalid_scope: { status: 400, message: "The requested scope is invalid, unknown or malformed." },
  unauthorized_client: { status: 400, message: "The client is not authorized to request an access token using this method." },
  unsupported_grant_type: { status: 400, message: "The authorization grant type is not supported." },
  server_error: { status: 500, message: "The authorization server encountered an unexpected condition." },
};

export const API_ERRORS: readonly string[] = Object.keys(API);
export const OAUTH_ERRORS: readonly string[] = Object.keys(OAUTH);

let calls = 0;

/** Names a call in the platform's logs. */
export function newLogId(): string {
  calls += 1;
  return `20261123100000${String(calls).padStart(18, "0")}`;
}

/** An answer that succeeded: `error` is there all the same. */
export function okay(data: object): Answer {
  return { status: 200, body: { data, error: { code: "ok", message: "", log_id: newLogId() } } };
}

/** The error of this code, in the API's envelope or flat as the OAuth endpoints do; `data` is empty or missing by turns. */
export function tiktokError(code: string, message?: string): Answer {
  const flat = OAUTH[code];
  if (flat) return { status: flat.status, body: { error: code, error_description: message ?? flat.message, log_id: newLogId() } };
  const row = API[code];
  if (!row) throw new Error(`The platform has no error ${code}.`);
  return { status: row.status, body: { ...(row.status !== 401 && { data: {} }), error: { code, message: message ?? row.message, log_id: newLogId() } } };
}
