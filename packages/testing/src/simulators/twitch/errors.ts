import type { Answer } from "../http/serve.ts";

const REASONS: Readonly<Record<number, string>> = { 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict", 429: "Too Many Requests", 500: "Internal Server Error" };

/** Errors of Helix; names are ours, words are from recordings and dev.twitch.tv/docs/api/reference. */
const HELIX = {
  "invalid-token": [401, "Invalid OAuth token"],
  "missing-token": [401, "OAuth token is missing"],
  "missing-client-id": [401, "Client ID is missing"],
  "wrong-client-id": [401, "Client ID and OAuth token do not match"],
  "missing-user-token": [401, "Missing User OAUTH Token"],
  "wrong-account": [401, "The ID in broadcaster_id must match the user ID found in the request's OAuth token."],
  "missing-scope": [401, "Missing scope: moderator:read:followers"],
  "missing-scope-403": [403, "User token is missing the required scope moderator:read:followers"],
  "missing-parameter": [400, 'Missing required parameter "broadcaster_id"'],
  "nobody-asked": [400, "Must provide an ID, Login or OAuth Token"],
  "invalid-parameter": [400, "The parameters are not valid"],
  "not-found": [404, "The ID in the id query parameter was not found"],
  "already-subscribed": [409, "subscription already exists"],
  "rate-limited": [429, "The application exceeded the number of calls it may make. For details, see Rate Limits in the Twitch API documentation."],
  // Even the words are missing.
  "server-error": [500, ""],
} as const;

/** Errors of the host of tokens, which leave out the reason's name. */
const ID = {
  "invalid-access-token": [401, "invalid access token"],
  "missing-authorization": [401, "missing authorization token"],
  "invalid-code": [400, "Invalid authorization code"],
  "invalid-refresh-token": [400, "Invalid refresh token"],
  "invalid-revocation": [400, "Invalid token"],
  "invalid-client": [400, "invalid client"],
  "unknown-client": [404, "client does not exist"],
  "invalid-client-secret": [403, "invalid client secret"],
  "redirect-mismatch": [400, "Parameter redirect_uri does not match registered URI"],
  "invalid-grant-type": [400, "Invalid grant type"],
  "id-rate-limited": [429, "too many requests"],
  "id-server-error": [500, "internal server error"],
} as const;

export type HelixError = keyof typeof HELIX;
export type IdError = keyof typeof ID;
export const HELIX_ERRORS = Object.keys(HELIX) as [HelixError];
export const ID_ERRORS = Object.keys(ID) as [IdError];

export function helixError(name: HelixError, message: string = HELIX[name][1]): Answer {
  const status = HELIX[name][0];
  return { status, body: { error: REASONS[status], status, message } };
}

/** An error of the host of tokens, with the newline that ends it there. */
export function idError(name: IdError): Answer {
  const [status, message] = ID[name];
  return { status, headers: { "content-type": "application/json" }, body: `${JSON.stringify({ status, message })}\n` };
}

export function isIdError(name: string): name is IdError {
  return name in ID;
}
