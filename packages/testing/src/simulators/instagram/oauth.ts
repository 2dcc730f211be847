import { consentPage, redirectTo } from "../http/consent-page.ts";
import type { Answer, Call } from "../http/serve.ts";
import { metaError, tokenError } from "./errors.ts";
import type { InstagramState } from "./state.ts";

const SHORT_MS = 3_600_000;
/** Long-lived tokens live sixty days and may be prolonged when a day old. Source: developers.facebook.com/documentation/instagram-platform/reference/refresh_access_token. */
const LONG_SECONDS = 5_184_000;
const DAY_MS = 86_400_000;
const CODE_MS = 3_600_000;

/** The app that is registered here, in which of the known shapes it is given its first token, and where it is called back. */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly verifyToken: string;
  /** The token of the page in whose account's name business discovery is asked. */
  readonly pageToken: string;
  tokenShape: "bare" | "permissions" | "data";
  deauthorizeUrl: string | null;
  deletionUrl: string | null;
}

/** GET /oauth/authorize: the consent screen; its buttons lead to `decide`. */
export function showConsent({ query }: Call, state: InstagramState, app: App): Answer {
  const problem = consentProblem(query, app);
  if (problem) return problem;
  const accounts = [...state.accounts.values()].map(({ id, username }) => ({ id, handle: username }));
  return consentPage("Instagram", "/oauth/authorize/decide", query, accounts, (query.get("scope") ?? "").split(","));
}

/** What the person decided. The platform sticks `#_` to the address. */
export function decideConsent({ query }: Call, state: InstagramState, app: App): Answer {
  const problem = consentProblem(query, app);
  if (problem) return problem;
  const redirectUri = query.get("redirect_uri") ?? "";
  const back = { state: query.get("state") ?? "" };
  const account = state.accountBy(query.get("account") ?? "");
  if (query.get("decision") !== "allow" || !account) {
    return redirectTo(redirectUri, { error: "access_denied", error_reason: "user_denied", error_description: "The user denied your request", ...back });
  }
  const asked = (query.get("scope") ?? "").split(",");
  const scopes = query.has("granted") ? asked.filter((scope) => query.getAll("granted").includes(scope)) : asked;
  const code = state.tokens.consent({ accountId: account.id, scopes, redirectUri, challenge: null, expiresAt: state.now() + CODE_MS }, (random) => `AQ${random}`);
  return redirectTo(redirectUri, { code, ...back }, "#_");
}

function consentProblem(query: URLSearchParams, app: App): Answer | null {
  if (query.get("client_id") !== app.clientId) return { status: 400, body: "<h1>Sorry, this page isn't available.</h1><p>Invalid platform app</p>" };
  const isRight = query.get("response_type") === "code" && URL.canParse(query.get("redirect_uri") ?? "") && query.get("scope");
  return isRight ? null : { status: 400, body: "<h1>Sorry, this page isn't available.</h1><p>Invalid redirect_uri, response_type or scope</p>" };
}

/** POST api.instagram.com/oauth/access_token: a code for a token of an hour. */
export function exchangeCode({ body }: Call, state: InstagramState, app: App): Answer {
  const form = new URLSearchParams(body);
  if (form.get("client_id") !== app.clientId) return tokenError("Invalid platform app");
  if (form.get("client_secret") !== app.clientSecret) return tokenError("Error validating client secret.");
  if (form.get("grant_type") !== "authorization_code") return tokenError("Invalid grant_type");
  const consent = state.tokens.redeem(form.get("code") ?? "", state.now());
  if (!consent) return tokenError("This authorization code has been used");
  if (form.get("redirect_uri") !== consent.redirectUri) return tokenError("Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request");
  const { accountId, scopes } = consent;
  const token = state.tokens.issue("IGSHORT", { accountId, scopes, issuedAt: state.now(), expiresAt: state.now() + SHORT_MS });
  if (app.tokenShape === "permissions") return { status: 200, body: { access_token: token, user_id: accountId, permissions: scopes } };
  if (app.tokenShape === "data") return { status: 200, body: { data: [{ access_token: token, user_id: accountId, permissions: scopes.join(",") }] } };
  // The id is a bare number that JSON.parse rounds.
  return { status: 200, headers: { "content-type": "application/json" }, body: `{"access_token": "${token}", "user_id": ${accountId}}` };
}

/** GET graph.instagram.com/access_token: a short token for one of sixty days. */
export function exchangeShort({ query }: Call, state: InstagramState, app: App): Answer {
  if (query.get("grant_type") !== "ig_exchange_token") return metaError("100", "Invalid grant_type");
  if (query.get("client_secret") !== app.clientSecret) return metaError("1", "Error validating client secret.");
  const value = query.get("access_token") ?? "";
  const token = value.startsWith("IGSHORT") ? state.tokens.find(value) : undefined;
  return token && state.tokens.stateOf(value, state.now()) === "live" ? longToken(token.accountId, token.scopes, state) : metaError("190");
}

/** GET graph.instagram.com/refresh_access_token: sixty more days; dead and day-young tokens get none. */
export function prolong({ query }: Call, state: InstagramState): Answer {
  if (query.get("grant_type") !== "ig_refresh_token") return metaError("100", "Invalid grant_type");
  const value = query.get("access_token") ?? "";
  const token = value.startsWith("IGLONG") ? state.tokens.find(value) : undefined;
  if (!token || state.tokens.stateOf(value, state.now()) !== "live") return metaError("190");
  if (state.now() - token.issuedAt < DAY_MS) return metaError("100", "The access token must be at least 24 hours old.");
  return longToken(token.accountId, token.scopes, state);
}

function longToken(accountId: string, scopes: readonly string[], state: InstagramState): Answer {
  const access_token = state.tokens.issue("IGLONG", { accountId, scopes, issuedAt: state.now(), expiresAt: state.now() + LONG_SECONDS * 1000 });
  return { status: 200, body: { access_token, token_type: "bearer", expires_in: LONG_SECONDS } };
}
