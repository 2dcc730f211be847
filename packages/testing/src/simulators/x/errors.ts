import type { Answer } from "../http/serve.ts";

const HOST = "https://api.x.com/2/problems/";

/**
 * Problems of the API; names are ours. Source: docs.x.com/x-api/fundamentals/response-codes-and-errors; those of credits and
 * of the monthly cap are from public recordings, where `type` still has the old host.
 */
const PROBLEMS = {
  unauthorized: { status: 401, title: "Unauthorized", detail: "Unauthorized" },
  // A missing scope, a locked account and a suspended one all look like this.
  forbidden: { status: 403, title: "Forbidden", detail: "Forbidden" },
  "client-forbidden": { status: 403, title: "Client Forbidden", detail: "This app may not use this endpoint.", type: `${HOST}client-forbidden` },
  "unsupported-authentication": { status: 403, title: "Unsupported Authentication", detail: "This way to authenticate is not for this endpoint.", type: `${HOST}unsupported-authentication` },
  "not-authorized": { status: 403, title: "Authorization Error", detail: "Sorry, you are not authorized to see this.", type: `${HOST}not-authorized-for-resource` },
  "not-found": { status: 404, title: "Not Found Error", detail: "Could not find what was asked for.", type: `${HOST}resource-not-found` },
  "invalid-request": { status: 400, title: "Invalid Request", detail: "One or more parameters to your request was invalid.", type: `${HOST}invalid-request` },
  credits: { status: 402, title: "CreditsDepleted", detail: "Your enrolled account does not have any credits to fulfill this request.", type: "https://api.twitter.com/2/problems/credits" },
  "usage-capped": { status: 429, title: "UsageCapExceeded", detail: "Usage cap exceeded: Monthly product cap", type: "https://api.twitter.com/2/problems/usage-capped" },
  "too-many-requests": { status: 429, title: "Too Many Requests", detail: "Too Many Requests" },
  "internal-error": { status: 500, title: "Internal Error", detail: "Internal Error", type: `${HOST}internal-error` },
  "service-unavailable": { status: 503, title: "Service Unavailable", detail: "Service Unavailable" },
} as const;

/** Errors of the endpoints for tokens, which are flat; the words are from public recordings. */
const OAUTH = {
  "token-invalid": { status: 400, error: "invalid_request", description: "Value passed for the token was invalid." },
  "code-invalid": { status: 400, error: "invalid_request", description: "Value passed for the authorization code was invalid." },
  "grant-invalid": { status: 400, error: "invalid_grant", description: "" },
  "redirect-mismatch": { status: 400, error: "invalid_request", description: "Value passed for the redirect uri did not match the uri of the authorization code." },
  "verifier-mismatch": { status: 400, error: "invalid_request", description: "Value passed for the code verifier did not match the code challenge." },
  "client-unauthorized": { status: 401, error: "unauthorized_client", description: "Missing valid authorization header" },
  "grant-type-unsupported": { status: 400, error: "unsupported_grant_type", description: "Value passed for the grant type was invalid." },
} as const;

export type Problem = keyof typeof PROBLEMS;
export type OauthError = keyof typeof OAUTH;
export const PROBLEM_NAMES = Object.keys(PROBLEMS) as [Problem];
export const OAUTH_ERROR_NAMES = Object.keys(OAUTH) as [OauthError];

export function isOauthError(name: string): name is OauthError {
  return name in OAUTH;
}

/** A whole call that failed: `status` stands in the body where the problem has no kind of its own. */
export function problem(name: Problem, detail: string = PROBLEMS[name].detail): Answer {
  const row: { status: number; title: string; type?: string } = PROBLEMS[name];
  const kind = row.type === undefined ? { type: "about:blank", status: row.status } : { type: row.type };
  return { status: row.status, body: { title: row.title, detail, ...kind } };
}

export function oauthError(name: OauthError): Answer {
  const { status, error, description } = OAUTH[name];
  return { status, body: { error, ...(description && { error_description: description }) } };
}

/** A post that can't be shown, told beside those that can, with status 200. */
export function partialError(name: "not-found" | "not-authorized", id: string): object {
  const { title, type } = PROBLEMS[name];
  const detail = name === "not-found" ? `Could not find tweet with ids: [${id}].` : `Sorry, you are not authorized to see the Tweet with ids: [${id}].`;
  return { value: id, resource_id: id, resource_type: "tweet", parameter: "ids", ...(name === "not-authorized" && { section: "data" }), title, detail, type };
}
