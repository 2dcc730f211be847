import { consentPage, redirectTo } from "../http/consent-page.ts";
import type { Answer, Call } from "../http/serve.ts";
import { provesChallenge } from "../http/tokens.ts";
import { oauthError } from "./errors.ts";
import type { XState } from "./state.ts";

/** Two hours. Source: docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code. How long refresh tokens live is told nowhere. */
const ACCESS_SECONDS = 7_200;
const REFRESH_SECONDS = 15_552_000;
/** Codes live for thirty seconds. */
const CODE_MS = 30_000;

/** The app that is registered here: a confidential client. */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** GET x.com/i/oauth2/authorize: the consent screen. All that was asked is granted, or nothing. */
export function showConsent({ query }: Call, state: XState, app: App): Answer {
  const problem = consentProblem(query, app);
  if (problem) return problem;
  const accounts = [...state.accounts.values()].map(({ id, username }) => ({ id, handle: username }));
  return consentPage("X", "/i/oauth2/authorize/decide", query, accounts, []);
}

/** What the person decided, sent back to the app. */
export function decideConsent({ query }: Call, state: XState, app: App): Answer {
  const problem = consentProblem(query, app);
  if (problem) return problem;
  const redirectUri = query.get("redirect_uri") ?? "";
  const back = { state: query.get("state") ?? "" };
  const account = state.accountBy(query.get("account") ?? "");
  if (query.get("decision") !== "allow" || !account) return redirectTo(redirectUri, { ...back, error: "access_denied" });
  const scopes = (query.get("scope") ?? "").split(" ").filter(Boolean);
  const consent = { accountId: account.id, scopes, redirectUri, challenge: query.get("code_challenge"), expiresAt: state.now() + CODE_MS };
  return redirectTo(redirectUri, { ...back, code: state.tokens.consent(consent, (random) => Buffer.from(`${random}:1:1:ac:1`).toString("base64url")) });
}

/** PKCE is not optional. */
function consentProblem(query: URLSearchParams, app: App): Answer | null {
  const isApp = query.get("client_id") === app.clientId && query.get("response_type") === "code" && URL.canParse(query.get("redirect_uri") ?? "");
  const isRight = isApp && query.get("scope") && query.get("state") && query.get("code_challenge") && query.get("code_challenge_method") === "S256";
  return isRight ? null : { status: 400, body: "<h1>Something went wrong</h1><p>You weren't able to give access to the App. Go back and try logging in again.</p>" };
}

/** POST /2/oauth2/token */
export function issueTokens(call: Call, state: XState, app: App): Answer {
  if (!isApp(call, app)) return oauthError("client-unauthorized");
  const form = new URLSearchParams(call.body);
  if (form.get("grant_type") === "authorization_code") return fromCode(form, state);
  if (form.get("grant_type") === "refresh_token") return fromRefreshToken(form, state);
  return oauthError("grant-type-unsupported");
}

function fromCode(form: URLSearchParams, state: XState): Answer {
  const consent = state.tokens.redeem(form.get("code") ?? "", state.now());
  if (!consent) return oauthError("code-invalid");
  if (form.get("redirect_uri") !== consent.redirectUri) return oauthError("redirect-mismatch");
  if (!provesChallenge(form.get("code_verifier"), consent.challenge, "base64url")) return oauthError("verifier-mismatch");
  return newTokens(consent.accountId, consent.scopes, state);
}

/** A refresh token works once. */
function fromRefreshToken(form: URLSearchParams, state: XState): Answer {
  const value = form.get("refresh_token") ?? "";
  const token = state.refreshTokens.find(value);
  if (!token || state.refreshTokens.stateOf(value, state.now()) !== "live") return oauthError("token-invalid");
  state.refreshTokens.revoke(value);
  return newTokens(token.accountId, token.scopes, state);
}

/** A refresh token comes with offline.access only. Nothing says whose the tokens are. */
function newTokens(accountId: string, scopes: readonly string[], state: XState): Answer {
  const issuedAt = state.now();
  const token = (seconds: number) => ({ accountId, scopes, issuedAt, expiresAt: issuedAt + seconds * 1000 });
  const refresh = scopes.includes("offline.access") && { refresh_token: state.refreshTokens.issue("", token(REFRESH_SECONDS)) };
  return { status: 200, body: { token_type: "bearer", expires_in: ACCESS_SECONDS, access_token: state.tokens.issue("", token(ACCESS_SECONDS)), scope: scopes.join(" "), ...refresh } };
}

/** POST /2/oauth2/revoke: that token dies. One that is dead or was never there is no error (RFC 7009). */
export function revokeToken(call: Call, state: XState, app: App): Answer {
  if (!isApp(call, app)) return oauthError("client-unauthorized");
  const value = new URLSearchParams(call.body).get("token") ?? "";
  state.tokens.revoke(value);
  state.refreshTokens.revoke(value);
  return { status: 200, body: { revoked: true } };
}

function isApp({ headers }: Call, { clientId, clientSecret }: App): boolean {
  return headers.authorization === `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
}
