import { consentPage, redirectTo } from "../http/consent-page.ts";
import type { Answer, Call } from "../http/serve.ts";
import { provesChallenge } from "../http/tokens.ts";
import { oauthError } from "./errors.ts";
import type { YouTubeState } from "./state.ts";

const ACCESS_SECONDS = 3_599;
/** Refresh tokens have no end of their own; six months unused kill them. */
const REFRESH_SECONDS = 15_552_000;
const CODE_MS = 600_000;
const CONSENT_PATH = "/o/oauth2/v2/auth";

export const READ_CHANNEL = "https://www.googleapis.com/auth/youtube.readonly";
export const READ_ANALYTICS = "https://www.googleapis.com/auth/yt-analytics.readonly";

/** The app that is registered here. */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The calls for consent and tokens. Source: developers.google.com/identity/protocols/oauth2/web-server. */
export const OAUTH: Readonly<Record<string, (call: Call, state: YouTubeState, app: App) => Answer>> = {
  [`GET ${CONSENT_PATH}`]: showConsent,
  [`GET ${CONSENT_PATH}/decide`]: decideConsent,
  "POST /token": issueTokens,
  "POST /revoke": revokeTokens,
};

export function isOauth({ path }: Call): boolean {
  return path.startsWith(CONSENT_PATH) || path === "/token" || path === "/revoke";
}

function showConsent({ query }: Call, state: YouTubeState, app: App): Answer {
  const problem = consentProblem(query, app);
  if (problem) return problem;
  const accounts = [...state.channels.values()].map(({ id, handle }) => ({ id, handle }));
  return consentPage("YouTube", `${CONSENT_PATH}/decide`, query, accounts, scopesIn(query));
}

/** What the person decided, sent back to the app. People may untick scopes; what they granted before can be taken along. */
function decideConsent({ query }: Call, state: YouTubeState, app: App): Answer {
  const problem = consentProblem(query, app);
  if (problem) return problem;
  const redirectUri = query.get("redirect_uri") ?? "";
  const back = { state: query.get("state") ?? "" };
  const channel = state.channelBy(query.get("account") ?? "");
  if (query.get("decision") !== "allow" || !channel) return redirectTo(redirectUri, { ...back, error: "access_denied" });
  const ticked = query.has("granted") ? scopesIn(query).filter((scope) => query.getAll("granted").includes(scope)) : scopesIn(query);
  const before = state.grants.get(channel.id);
  const scopes = query.get("include_granted_scopes") === "true" ? [...new Set([...ticked, ...(before ?? [])])] : ticked;
  state.grants.set(channel.id, scopes);
  const code = state.tokens.consent({ accountId: channel.id, scopes, redirectUri, challenge: query.get("code_challenge"), expiresAt: state.now() + CODE_MS }, (random) => `4/0A${random}`);
  // Only a first consent, or one that was shown on demand, brings a refresh token.
  if (query.get("access_type") === "offline" && (!before || query.get("prompt") === "consent")) state.offlineCodes.add(code);
  return redirectTo(redirectUri, { ...back, code, scope: scopes.join(" ") });
}

function consentProblem(query: URLSearchParams, app: App): Answer | null {
  const isRight = query.get("client_id") === app.clientId && query.get("response_type") === "code" && URL.canParse(query.get("redirect_uri") ?? "") && query.get("scope");
  return isRight ? null : { status: 400, body: "<h1>Access blocked: authorization error</h1><p>client_id, response_type, redirect_uri or scope.</p>" };
}

function scopesIn(query: URLSearchParams): string[] {
  return (query.get("scope") ?? "").split(" ").filter(Boolean);
}

function issueTokens({ body }: Call, state: YouTubeState, app: App): Answer {
  const form = new URLSearchParams(body);
  if (form.get("client_id") !== app.clientId) return oauthError("invalid_client", "The OAuth client was not found.");
  if (form.get("client_secret") !== app.clientSecret) return oauthError("invalid_client");
  if (form.get("grant_type") === "authorization_code") return fromCode(form, state);
  if (form.get("grant_type") === "refresh_token") return fromRefreshToken(form, state);
  return oauthError("unsupported_grant_type");
}

function fromCode(form: URLSearchParams, state: YouTubeState): Answer {
  const code = form.get("code") ?? "";
  const consent = state.tokens.redeem(code, state.now());
  if (!consent) return oauthError("invalid_grant", "Malformed auth code.");
  if (form.get("redirect_uri") !== consent.redirectUri) return oauthError("redirect_uri_mismatch");
  if (!provesChallenge(form.get("code_verifier"), consent.challenge, "base64url")) return oauthError("invalid_grant", "Invalid code verifier.");
  const refresh_token = state.offlineCodes.delete(code) ? issue(state, "1//0", consent.accountId, consent.scopes, REFRESH_SECONDS) : undefined;
  return tokens(state, consent.accountId, consent.scopes, refresh_token);
}

/** The refresh token stays as it is, and is not told again. */
function fromRefreshToken(form: URLSearchParams, state: YouTubeState): Answer {
  const value = form.get("refresh_token") ?? "";
  const token = value.startsWith("1//") ? state.tokens.find(value) : undefined;
  if (!token || state.tokens.stateOf(value, state.now()) !== "live") return oauthError("invalid_grant");
  return tokens(state, token.accountId, token.scopes);
}

function tokens(state: YouTubeState, accountId: string, scopes: readonly string[], refresh_token?: string): Answer {
  const access_token = issue(state, "ya29.", accountId, scopes, ACCESS_SECONDS);
  return { status: 200, body: { access_token, expires_in: ACCESS_SECONDS, ...(refresh_token && { refresh_token }), scope: scopes.join(" "), token_type: "Bearer" } };
}

function issue(state: YouTubeState, prefix: string, accountId: string, scopes: readonly string[], seconds: number): string {
  const issuedAt = state.now();
  return state.tokens.issue(prefix, { accountId, scopes, issuedAt, expiresAt: issuedAt + seconds * 1000 });
}

/** Any live token ends the whole grant; one that is dead is an error, even when others of the grant still live. */
function revokeTokens({ body, query }: Call, state: YouTubeState): Answer {
  const value = new URLSearchParams(body).get("token") ?? query.get("token") ?? "";
  const token = state.tokens.find(value);
  if (!token || state.tokens.stateOf(value, state.now()) !== "live") return oauthError("invalid_token");
  state.disconnect(token.accountId);
  return { status: 200, body: {} };
}
