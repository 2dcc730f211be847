import { consentPage, redirectTo } from "../http/consent-page.ts";
import type { Answer, Call } from "../http/serve.ts";
import { provesChallenge } from "../http/tokens.ts";
import { tiktokError } from "./errors.ts";
import type { TikTokState } from "./state.ts";

/** Access tokens live 2 hours, refresh tokens 180 days. Source: developers.tiktok.com/docs/en/oauth-refresh-a-user-access-token (November 2026). */
const ACCESS_SECONDS = 7_200;
const REFRESH_SECONDS = 15_552_000;
const CODE_MS = 600_000;

/** The app that is registered here. */
export interface App {
  readonly clientKey: string;
  readonly clientSecret: string;
}

/** GET /v2/auth/authorize/: the consent screen; its buttons lead to `decide`. */
export function showConsent({ query }: Call, state: TikTokState, app: App): Answer {
  const problem = consentProblem(query, app);
  if (problem) return problem;
  const accounts = [...state.accounts.values()].map(({ openId, username }) => ({ id: openId, handle: username }));
  return consentPage("TikTok", "/v2/auth/authorize/decide", query, accounts, (query.get("scope") ?? "").split(","));
}

/** What the person decided, sent back to the app. People may untick scopes. */
export function decideConsent({ query }: Call, state: TikTokState, app: App): Answer {
  const problem = consentProblem(query, app);
  if (problem) return problem;
  const redirectUri = query.get("redirect_uri") ?? "";
  const back = { state: query.get("state") ?? "" };
  const account = state.accountBy(query.get("account") ?? "");
  if (query.get("decision") !== "allow" || !account) return redirectTo(redirectUri, { ...back, error: "access_denied", error_description: "The user cancelled the authorization." });
  const asked = (query.get("scope") ?? "").split(",");
  const scopes = query.has("granted") ? asked.filter((scope) => query.getAll("granted").includes(scope)) : asked;
  const consent = { accountId: account.openId, scopes, redirectUri, challenge: query.get("code_challenge"), expiresAt: state.now() + CODE_MS };
  // Real codes hold characters that must be decoded from the address.
  const code = state.tokens.consent(consent, (random) => `${random}*1!4321.e1`);
  return redirectTo(redirectUri, { ...back, code, scopes: scopes.join(",") });
}

function consentProblem(query: URLSearchParams, app: App): Answer | null {
  const redirectUri = query.get("redirect_uri") ?? "";
  const isRight = query.get("client_key") === app.clientKey && query.get("response_type") === "code" && URL.canParse(redirectUri) && query.get("state");
  return isRight ? null : { status: 400, body: "<h1>Something went wrong</h1><p>client_key, response_type, redirect_uri or state.</p>" };
}

/** POST /v2/oauth/token/ */
export function issueTokens({ body }: Call, state: TikTokState, app: App): Answer {
  const form = new URLSearchParams(body);
  if (!isApp(form, app)) return tiktokError("invalid_client");
  if (form.get("grant_type") === "authorization_code") return fromCode(form, state);
  if (form.get("grant_type") === "refresh_token") return fromRefreshToken(form, state);
  return tiktokError("unsupported_grant_type");
}

function fromCode(form: URLSearchParams, state: TikTokState): Answer {
  const consent = state.tokens.redeem(form.get("code") ?? "", state.now());
  if (!consent) return tiktokError("invalid_grant", "Authorization code is expired.");
  if (form.get("redirect_uri") !== consent.redirectUri) return tiktokError("invalid_request", "Redirect_uri is not matched with the uri when requesting code.");
  if (!provesChallenge(form.get("code_verifier"), consent.challenge, "hex")) return tiktokError("invalid_request", "Code verifier or code challenge is invalid.");
  return newTokens(consent.accountId, consent.scopes, state);
}

/** Each refresh gives a new pair and kills the old refresh token. */
function fromRefreshToken(form: URLSearchParams, state: TikTokState): Answer {
  const value = form.get("refresh_token") ?? "";
  const token = value.startsWith("rft.") ? state.tokens.find(value) : undefined;
  if (!token || state.tokens.stateOf(value, state.now()) !== "live") return tiktokError("invalid_grant", "Refresh token is invalid or expired.");
  state.tokens.revoke(value);
  return newTokens(token.accountId, token.scopes, state);
}

function newTokens(accountId: string, scopes: readonly string[], state: TikTokState): Answer {
  const issuedAt = state.now();
  const issue = (prefix: string, seconds: number) => state.tokens.issue(prefix, { accountId, scopes, issuedAt, expiresAt: issuedAt + seconds * 1000 });
  return {
    status: 200,
    headers: { "cache-control": "no-cache" },
    body: {
      open_id: accountId,
      scope: scopes.join(","),
      access_token: issue("act.", ACCESS_SECONDS),
      expires_in: ACCESS_SECONDS,
      refresh_token: issue("rft.", REFRESH_SECONDS),
      refresh_expires_in: REFRESH_SECONDS,
      token_type: "Bearer",
    },
  };
}

/** POST /v2/oauth/revoke/: disconnects the app from the account, so all its tokens die. The answer is empty. */
export function revokeTokens({ body }: Call, state: TikTokState, app: App): Answer {
  const form = new URLSearchParams(body);
  if (!isApp(form, app)) return tiktokError("invalid_client");
  const token = state.tokens.find(form.get("token") ?? "");
  if (!token || token.revoked) return tiktokError("invalid_grant", "Access token is invalid.");
  state.tokens.revokeAccount(token.accountId);
  return { status: 200, body: {} };
}

function isApp(form: URLSearchParams, { clientKey, clientSecret }: App): boolean {
  return form.get("client_key") === clientKey && form.get("client_secret") === clientSecret;
}
