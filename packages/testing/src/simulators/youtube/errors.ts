import type { Answer } from "../http/serve.ts";

interface ErrorRow {
  readonly status: number;
  readonly domain: string;
  readonly message: string;
  /** google.rpc status; the platform leaves it out of some errors. */
  readonly rpc?: string;
  readonly detail?: string;
}

const QUOTA_MESSAGE = 'The request cannot be completed because you have exceeded your <a href="/youtube/v3/getting-started#quota">quota</a>.';
const RATE_MESSAGE = "The request cannot be completed because too many requests were sent in a short time.";

/** The errors of the Data API v3 by reason. Source: developers.google.com/youtube/v3/docs/errors. */
const ROWS: Readonly<Record<string, ErrorRow>> = {
  quotaExceeded: { status: 403, domain: "youtube.quota", message: QUOTA_MESSAGE },
  dailyLimitExceeded: { status: 403, domain: "usageLimits", message: "Daily Limit Exceeded. The quota will be reset at midnight Pacific Time (PT)." },
  rateLimitExceeded: { status: 429, domain: "usageLimits", message: RATE_MESSAGE, rpc: "RESOURCE_EXHAUSTED" },
  userRateLimitExceeded: { status: 403, domain: "usageLimits", message: RATE_MESSAGE },
  authError: { status: 401, domain: "global", message: "Invalid Credentials", rpc: "UNAUTHENTICATED" },
  authenticatedUserAccountClosed: { status: 403, domain: "youtube.common", message: "The YouTube account of the authenticated user is closed." },
  authenticatedUserAccountSuspended: { status: 403, domain: "youtube.common", message: "The YouTube account of the authenticated user is suspended." },
  channelClosed: { status: 403, domain: "youtube.channel", message: "The channel has been closed." },
  channelSuspended: { status: 403, domain: "youtube.channel", message: "The channel has been suspended." },
  playlistItemsNotAccessible: { status: 403, domain: "youtube.playlistItem", message: "The request is not properly authorized to retrieve the specified playlist." },
  authorizationRequired: { status: 401, domain: "youtube.common", message: "The request uses the <code>mine</code> parameter but is not properly authorized.", rpc: "UNAUTHENTICATED" },
  youtubeSignupRequired: { status: 401, domain: "youtube.header", message: "Unauthorized", rpc: "UNAUTHENTICATED" },
  insufficientPermissions: {
    status: 403,
    domain: "global",
    message: "Request had insufficient authentication scopes.",
    rpc: "PERMISSION_DENIED",
    detail: "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
  },
  forbidden: { status: 403, domain: "global", message: "Access forbidden. The request may not be properly authorized.", rpc: "PERMISSION_DENIED" },
  channelNotFound: { status: 404, domain: "youtube.channel", message: "The channel cannot be found." },
  playlistNotFound: { status: 404, domain: "youtube.playlistItem", message: "The playlist identified with the request's <code>playlistId</code> parameter cannot be found." },
  videoNotFound: { status: 404, domain: "youtube.video", message: "The video that you are trying to retrieve cannot be found." },
  notFound: { status: 404, domain: "global", message: "Requested entity was not found.", rpc: "NOT_FOUND" },
  invalidPageToken: { status: 400, domain: "youtube.parameter", message: "The request specifies an invalid page token." },
  keyInvalid: { status: 400, domain: "usageLimits", message: "Bad Request" },
  badRequest: { status: 400, domain: "global", message: "API key not valid. Please pass a valid API key.", rpc: "INVALID_ARGUMENT", detail: "API_KEY_INVALID" },
  missingRequiredParameter: { status: 400, domain: "youtube.parameter", message: "No filter selected. Expected one of: id, mySubscribers, forHandle" },
  unknownPart: { status: 400, domain: "youtube.part", message: "The part parameter names a part that the resource does not have." },
  invalidParameter: { status: 400, domain: "global", message: "Request contains an invalid argument.", rpc: "INVALID_ARGUMENT" },
  backendError: { status: 503, domain: "global", message: "The service is currently unavailable.", rpc: "UNAVAILABLE" },
};

export const ERROR_REASONS: readonly string[] = Object.keys(ROWS);

/** The platform's error envelope for a reason; `message` replaces the usual text. */
export function platformError(reason: string, message?: string): Answer {
  const row = ROWS[reason];
  if (!row) throw new Error(`The platform has no error ${reason}.`);
  const text = message ?? row.message;
  const details = row.detail && [
    { "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: row.detail, domain: "googleapis.com", metadata: { service: "youtube.googleapis.com" } },
  ];
  return {
    status: row.status,
    body: {
      error: {
        code: row.status,
        message: text,
        errors: [{ message: text, domain: row.domain, reason }],
        ...(row.rpc && { status: row.rpc }),
        ...(details && { details }),
      },
    },
  };
}

/** Errors of the host of tokens: a word where the API has an object. */
const OAUTH_ROWS = {
  invalid_grant: { status: 400, description: "Token has been expired or revoked." },
  invalid_token: { status: 400, description: "Token expired or revoked" },
  invalid_client: { status: 401, description: "Unauthorized" },
  unauthorized_client: { status: 401, description: "Unauthorized" },
  invalid_request: { status: 400, description: "Missing required parameter: code" },
  redirect_uri_mismatch: { status: 400, description: "Bad Request" },
  unsupported_grant_type: { status: 400, description: "Invalid grant_type: " },
  internal_failure: { status: 500, description: "Backend Error" },
  temporarily_unavailable: { status: 503, description: "The service is temporarily unavailable." },
  oauth_rate_limited: { status: 429, description: "Rate Limit Exceeded" },
} as const;
type OAuthError = keyof typeof OAUTH_ROWS;

export const OAUTH_ERRORS = Object.keys(OAUTH_ROWS) as OAuthError[];

export function isOauthError(kind: string): kind is OAuthError {
  return kind in OAUTH_ROWS;
}

/** An answer of the host of tokens; `description` replaces the usual text. */
export function oauthError(error: OAuthError, description?: string): Answer {
  const row = OAUTH_ROWS[error];
  const name = error === "oauth_rate_limited" ? "rate_limit_exceeded" : error;
  return { status: row.status, body: { error: name, error_description: description ?? row.description } };
}
