import { consentPage, redirectTo } from "../http/consent-page.ts";
import type { Answer, Call } from "../http/serve.ts";
import { idError } from "./errors.ts";
import type { TwitchState } from "./state.ts";

/** About four hours and sixty days, as in recordings; the platform promises no figure. */
const ACCESS_SECONDS = 14_248;
const APP_SECONDS = 5_011_271;
const REFRESH_SECONDS = 31_536_000;
const CODE_MS = 600_000;
/** Stands for the app itself where tokens have an account. */
export const APP_OWNER = "";

/** The app that is registered here. */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** GET /oauth2/authorize: the consent screen. There is nothing to tick: all that was asked is granted, or nothing. */
export function showConsent({ query }: Call, state: TwitchState, app: App): Answer {
  const problem = consentProblem(query, app);
  if (problem) return problem;
  const accounts = [...state.accounts.values()].map(({ id, login }) => ({ id, handle: login }));
  return consentPage("Twitch", "/oauth2/authorize/decide", query, accounts, []);
}

/** What the person decided, sent back to the app. */
export function decideConsent({ query }: Call, state: TwitchState, app: App): Answer {
  const problem = consentProblem(query, app);
  if (problem) return problem;
  const redirectUri = query.get("redirect_uri") ?? "";
  const back = { state: query.get("state") ?? "" };
  const account = state.accountBy(query.get("account") ?? "");
  if (query.get("decision") !== "allow" || !account) return redirectTo(redirectUri, { error: "access_denied", error_description: "The user denied you access", ...back });
  const scope = query.get("scope") ?? "";
  const consent = { accountId: account.id, scopes: scope.split(" ").filter(Boolean), redirectUri, challenge: null, expiresAt: state.now() + CODE_MS };
  return redirectTo(redirectUri, { code: state.tokens.consent(consent, (random) => random.slice(0, 30)), scope, ...back });
}

function consentProblem(query: URLSearchParams, app: App): Answer | null {
  const isRight = query.get("client_id") === app.clientId && query.get("response_type") === "code" && URL.canParse(query.get("redirect_uri") ?? "") && query.has("scope");
  return isRight ? null : { status: 400, body: { status: 400, message: "invalid client, response type, redirect or scope" } };
}

/** POST /oauth2/token */
export function issueTokens({ body }: Call, state: TwitchState, app: App): Answer {
  const form = new URLSearchParams(body);
  if (form.get("client_id") !== app.clientId) return idError("invalid-client");
  if (form.get("client_secret") !== app.clientSecret) return idError("invalid-client-secret");
  switch (form.get("grant_type")) {
    case "authorization_code":
      return fromCode(form, state);
    case "refresh_token":
      return fromRefreshToken(form, state);
    case "client_credentials":
      return { status: 200, body: { access_token: issue(state, APP_OWNER, [], APP_SECONDS), expires_in: APP_SECONDS, token_type: "bearer" } };
    default:
      return idError("invalid-grant-type");
  }
}

function fromCode(form: URLSearchParams, state: TwitchState): Answer {
  const consent = state.tokens.redeem(form.get("code") ?? "", state.now());
  if (!consent) return idError("invalid-code");
  if (form.get("redirect_uri") !== consent.redirectUri) return idError("redirect-mismatch");
  return newTokens(consent.accountId, consent.scopes, null, state);
}

function fromRefreshToken(form: URLSearchParams, state: TwitchState): Answer {
  const value = form.get("refresh_token") ?? "";
  const token = state.refreshTokens.find(value);
  if (!token || state.refreshTokens.stateOf(value, state.now()) !== "live") return idError("invalid-refresh-token");
  if (state.rotates) state.refreshTokens.revoke(value);
  return newTokens(token.accountId, token.scopes, state.rotates ? null : value, state);
}

/** A pair of tokens, the refresh token being a new one unless `kept` goes on. Nothing says whose they are. */
function newTokens(accountId: string, scopes: readonly string[], kept: string | null, state: TwitchState): Answer {
  const issuedAt = state.now();
  const refresh_token = kept ?? state.refreshTokens.issue("", { accountId, scopes, issuedAt, expiresAt: issuedAt + REFRESH_SECONDS * 1000 });
  return { status: 200, body: { access_token: issue(state, accountId, scopes, ACCESS_SECONDS), expires_in: ACCESS_SECONDS, refresh_token, scope: scopes, token_type: "bearer" } };
}

function issue(state: TwitchState, accountId: string, scopes: readonly string[], seconds: number): string {
  const issuedAt = state.now();
  return state.tokens.issue("", { accountId, scopes, issuedAt, expiresAt: issuedAt + seconds * 1000 });
}

/** GET /oauth2/validate, the only endpoint that wants `Authorization: OAuth`. */
export function validateToken({ headers }: Call, state: TwitchState, { clientId }: App): Answer {
  const value = /^(?:OAuth|Bearer) (\S+)$/.exec(headers.authorization ?? "")?.[1];
  if (!value) return idError("missing-authorization");
  const token = state.tokens.find(value);
  if (!token || state.tokens.stateOf(value, state.now()) !== "live") return idError("invalid-access-token");
  const user = state.accounts.get(token.accountId);
  const expires_in = Math.floor((token.expiresAt - state.now()) / 1000);
  return { status: 200, body: { client_id: clientId, ...(user && { login: user.login, user_id: user.id }), scopes: token.scopes, expires_in } };
}

/** POST /oauth2/revoke: that access token dies. The answer is empty. */
export function revokeToken({ body }: Call, state: TwitchState, { clientId }: App): Answer {
  const form = new URLSearchParams(body);
  if (form.get("client_id") !== clientId) return idError("unknown-client");
  const value = form.get("token") ?? "";
  if (state.tokens.stateOf(value, state.now()) !== "live") return idError("invalid-revocation");
  state.tokens.revoke(value);
  return { status: 200, body: "" };
}
