import type { Answer, Call } from "../http/serve.ts";
import { bearerOf } from "../http/tokens.ts";
import { okay, tiktokError } from "./errors.ts";
import { decideConsent, issueTokens, revokeTokens, showConsent } from "./oauth.ts";
import type { App } from "./oauth.ts";
import type { RequestWindow } from "./quota.ts";
import { USER_FIELDS, VIDEO_FIELDS, userResource, videoResource } from "./resources.ts";
import type { Account, TikTokState } from "./state.ts";

const LONGEST_PAGE = 20;
const IDS_PER_CALL = 20;

export interface Platform {
  readonly state: TikTokState;
  readonly window: RequestWindow;
  readonly app: App;
}

/** Whoever calls: the account behind a living token, and what its owner granted. */
interface Caller {
  readonly account: Account;
  readonly scopes: readonly string[];
}

type Endpoint = (call: Call, caller: Caller, fields: readonly string[], state: TikTokState) => Answer;

const OAUTH: Readonly<Record<string, (call: Call, state: TikTokState, app: App) => Answer>> = {
  "GET /v2/auth/authorize": showConsent,
  "GET /v2/auth/authorize/decide": decideConsent,
  "POST /v2/oauth/token": issueTokens,
  "POST /v2/oauth/revoke": revokeTokens,
};

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  "GET /v2/user/info": userInfo,
  "POST /v2/video/list": listVideos,
  "POST /v2/video/query": queryVideos,
};

/** Whether a call is about consent and tokens, so that it changes what the platform knows. */
export function isOauth({ method, path }: Call): boolean {
  return OAUTH[`${method} ${path}`] !== undefined;
}

/** Answers a call of Login Kit or the Display API: requests left, token, `fields` in the query, then the endpoint. */
export function answerApi(call: Call, { state, window, app }: Platform): Answer {
  const key = `${call.method} ${call.path}`;
  const oauth = OAUTH[key];
  if (oauth) return oauth(call, state, app);
  const endpoint = ENDPOINTS[key];
  if (!endpoint) return { status: 404, body: { error: { code: "unsupported_path", message: "Unsupported path(Janus)", log_id: "" } } };
  if (!window.take(call.path, state.now())) return tiktokError("rate_limit_exceeded");
  const value = bearerOf(call.headers.authorization);
  const token = value.startsWith("act.") ? state.tokens.find(value) : undefined;
  const account = token && state.accounts.get(token.accountId);
  if (!account || state.tokens.stateOf(value, state.now()) !== "live") return tiktokError("access_token_invalid");
  const fields = (call.query.get("fields") ?? "").split(",").filter(Boolean);
  if (fields.length === 0) return tiktokError("invalid_params", "Fields is required");
  return endpoint(call, { account, scopes: token.scopes }, fields, state);
}

function userInfo(_call: Call, { account, scopes }: Caller, fields: readonly string[], state: TikTokState): Answer {
  const needed = fields.map((field) => Object.keys(USER_FIELDS).find((scope) => USER_FIELDS[scope]?.includes(field)));
  if (needed.includes(undefined)) return tiktokError("invalid_params");
  if (needed.some((scope) => scope && !scopes.includes(scope))) return tiktokError("scope_not_authorized");
  return okay({ user: userResource(account, fields, state) });
}

/** Public videos, newest first. What is private is dropped after the page was cut, so pages may be short or empty. */
function listVideos(call: Call, caller: Caller, fields: readonly string[], state: TikTokState): Answer {
  const input = videoInput(call, caller, fields);
  if (!("body" in input)) return input.answer;
  const { cursor, max_count: size = 10 } = input.body;
  if (typeof size !== "number" || !Number.isInteger(size) || size < 1 || size > LONGEST_PAGE) return tiktokError("invalid_params");
  if (cursor !== undefined && typeof cursor !== "number") return tiktokError("invalid_params");
  const older = state.postsOf(caller.account.openId).filter((post) => cursor === undefined || cursor === 0 || post.publishedAt < cursor);
  const page = older.slice(0, size);
  const videos = page.filter((post) => !post.isPrivate).map((post) => videoResource(post, fields, state));
  return okay({ videos, cursor: page.at(-1)?.publishedAt ?? state.now(), has_more: older.length > page.length });
}

/** The caller's own public videos among the asked ids, in the platform's order; others are simply not returned. */
function queryVideos(call: Call, caller: Caller, fields: readonly string[], state: TikTokState): Answer {
  const input = videoInput(call, caller, fields);
  if (!("body" in input)) return input.answer;
  const ids = (input.body.filters as { video_ids?: unknown } | undefined)?.video_ids;
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > IDS_PER_CALL || ids.some((id) => typeof id !== "string")) return tiktokError("invalid_params");
  const found = state.postsOf(caller.account.openId).filter((post) => ids.includes(post.id) && !post.isPrivate);
  return okay({ videos: found.map((post) => videoResource(post, fields, state)) });
}

function videoInput(call: Call, { scopes }: Caller, fields: readonly string[]): { body: Record<string, unknown> } | { answer: Answer } {
  if (!scopes.includes("video.list")) return { answer: tiktokError("scope_not_authorized") };
  if (fields.some((field) => !VIDEO_FIELDS.includes(field))) return { answer: tiktokError("invalid_params") };
  try {
    const body: unknown = call.body === "" ? {} : JSON.parse(call.body);
    return typeof body === "object" && body !== null ? { body: body as Record<string, unknown> } : { answer: tiktokError("invalid_params") };
  } catch {
    return { answer: tiktokError("invalid_params") };
  }
}
