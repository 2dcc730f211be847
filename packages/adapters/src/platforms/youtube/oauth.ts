import { createHash } from "node:crypto";

import type { ConsentRequest, PlatformGrant } from "@fanfare/domain/tracking";
import { PlatformAnswerMalformed, PlatformTokenRejected } from "@fanfare/domain/tracking";

import { at, checked, guardOf, isSuccess, request } from "./data-api.ts";
import type { GuardChoices } from "./data-api.ts";
import { oauthErrorOf } from "./errors.ts";
import { TokenAnswer, toGrant } from "./mapper.ts";

/** Reads the channel and its videos. */
export const READ_CHANNEL = "https://www.googleapis.com/auth/youtube.readonly";
/** Reads who watches the channel. */
export const READ_ANALYTICS = "https://www.googleapis.com/auth/yt-analytics.readonly";

export interface OAuthApp extends GuardChoices {
  /** Where people consent: `https://accounts.google.com`. */
  readonly consentBaseUrl: string;
  /** Where tokens are issued and given back: `https://oauth2.googleapis.com`. */
  readonly tokenBaseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly now: () => number;
}

/** The consent screen, asked for each time: without it a second consent brings no refresh token. */
export function consentUrl({ consentBaseUrl, clientId }: OAuthApp, { redirectUri, state, codeVerifier }: ConsentRequest): URL {
  return at(consentBaseUrl, "o/oauth2/v2/auth", {
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: `${READ_CHANNEL} ${READ_ANALYTICS}`,
    state,
    access_type: "offline",
    prompt: "consent",
    include_granted_scopes: "true",
    code_challenge: createHash("sha256").update(codeVerifier).digest("base64url"),
    code_challenge_method: "S256",
  });
}

/** Turns a code into a grant of which only the account is not yet known. People may have unticked the right without which nothing works. */
export async function exchangeCode(app: OAuthApp, code: string, { redirectUri, codeVerifier }: Omit<ConsentRequest, "state">): Promise<Omit<PlatformGrant, "externalId">> {
  const { clientId: client_id, clientSecret: client_secret } = app;
  const answer = await postForm(app, "token", { client_id, client_secret, grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: codeVerifier });
  const grant = toGrant(checked(answer, TokenAnswer), { externalId: "", refreshToken: null, scopes: [] }, app.now());
  if (!grant.scopes.includes(READ_CHANNEL)) throw new PlatformTokenRejected("youtube", "a right is missing: reading the channel was not granted");
  if (grant.refreshToken === null) throw new PlatformAnswerMalformed("youtube", "refresh_token");
  return grant;
}

/** The refresh token does not change, and the answer does not repeat it. */
export async function refresh(app: OAuthApp, grant: PlatformGrant): Promise<PlatformGrant> {
  if (grant.refreshToken === null) throw new PlatformTokenRejected("youtube", "there is no refresh token");
  const { clientId: client_id, clientSecret: client_secret } = app;
  const answer = await postForm(app, "token", { client_id, client_secret, grant_type: "refresh_token", refresh_token: grant.refreshToken });
  return toGrant(checked(answer, TokenAnswer), grant, app.now());
}

/** Gives back the refresh token: an access token that has expired can't be given back, and would leave the grant alive. */
export async function revoke(app: OAuthApp, { refreshToken, accessToken }: PlatformGrant): Promise<void> {
  try {
    await postForm(app, "revoke", { token: refreshToken ?? accessToken });
  } catch (error) {
    if (!(error instanceof PlatformTokenRejected)) throw error;
  }
}

/** Never repeated by itself: a code works once. */
function postForm(app: OAuthApp, path: string, form: Record<string, string>) {
  return guardOf(app, "youtube-oauth", app.clientId).once(async (signal) => {
    const answer = await request(at(app.tokenBaseUrl, path), { method: "POST", body: new URLSearchParams(form), signal }, app.now);
    if (!isSuccess(answer)) throw oauthErrorOf(answer);
    return answer;
  });
}
