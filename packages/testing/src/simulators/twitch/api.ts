import type { Answer, Call } from "../http/serve.ts";
import { bearerOf } from "../http/tokens.ts";
import { helixError } from "./errors.ts";
import { createSubscription, deleteSubscription, listSubscriptions } from "./eventsub.ts";
import { APP_OWNER, decideConsent, issueTokens, revokeToken, showConsent, validateToken } from "./oauth.ts";
import type { App } from "./oauth.ts";
import type { PointBuckets } from "./points.ts";
import { clipResource, userResource, videoResource } from "./resources.ts";
import { viewsAt } from "./state.ts";
import type { Post, TwitchState } from "./state.ts";

const LONGEST_PAGE = 100;
const USUAL_PAGE = 20;
const IDS_PER_CALL = 100;
const WEEK_MS = 604_800_000;

export interface Platform {
  readonly state: TwitchState;
  readonly buckets: PointBuckets;
  readonly app: App;
}

/** `accountId` is whose token it is: a user's, or the app's own. */
type Endpoint = (call: Call, state: TwitchState, accountId: string) => Answer;

const OAUTH: Readonly<Record<string, (call: Call, state: TwitchState, app: App) => Answer>> = {
  "GET /oauth2/authorize": showConsent,
  "GET /oauth2/authorize/decide": decideConsent,
  "POST /oauth2/token": issueTokens,
  "GET /oauth2/validate": validateToken,
  "POST /oauth2/revoke": revokeToken,
};

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  "GET /helix/users": getUsers,
  "GET /helix/channels/followers": getFollowers,
  "GET /helix/videos": getVideos,
  "GET /helix/clips": getClips,
  "GET /helix/eventsub/subscriptions": withAppToken(listSubscriptions),
  "POST /helix/eventsub/subscriptions": withAppToken(createSubscription),
  "DELETE /helix/eventsub/subscriptions": withAppToken(deleteSubscription),
};

/** Whether a call may change what the platform knows: tokens, or subscriptions. */
export function isChange({ method, path }: Call): boolean {
  return method !== "GET" || path.startsWith("/oauth2/authorize");
}

/** Answers a call of the host of tokens or of Helix: client id, token, points left, then the endpoint. */
export function answerApi(call: Call, { state, buckets, app }: Platform): Answer {
  const key = `${call.method} ${call.path}`;
  const oauth = OAUTH[key];
  if (oauth) return oauth(call, state, app);
  const endpoint = ENDPOINTS[key];
  if (!endpoint) return { status: 404, body: { error: "Not Found", status: 404, message: "" } };
  const clientId = call.headers["client-id"];
  if (!clientId) return helixError("missing-client-id");
  const value = bearerOf(call.headers.authorization);
  if (!value) return helixError("missing-token");
  const token = state.tokens.find(value);
  if (!token || state.tokens.stateOf(value, state.now()) !== "live") return helixError("invalid-token");
  if (clientId !== app.clientId) return helixError("wrong-client-id");
  const { granted, headers } = buckets.take(token.accountId || "app", state.now());
  const answer = granted ? endpoint(call, state, token.accountId) : helixError("rate-limited");
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function withAppToken(endpoint: (call: Call, state: TwitchState) => Answer): Endpoint {
  return (call, state, accountId) => (accountId === APP_OWNER ? endpoint(call, state) : helixError("invalid-parameter", "invalid transport and auth combination"));
}

/** Those who are unknown or banned are left out. Without a question it is the caller who is meant. */
function getUsers({ query }: Call, state: TwitchState, accountId: string): Answer {
  const asked = [...query.getAll("id"), ...query.getAll("login")];
  if (asked.length === 0 && accountId === APP_OWNER) return helixError("nobody-asked");
  if (asked.length > IDS_PER_CALL) return helixError("invalid-parameter");
  const ids = new Set(asked.length === 0 ? [accountId] : [...query.getAll("id"), ...query.getAll("login").map((login) => state.accountBy(login)?.id)]);
  const users = [...ids].map((id) => state.accounts.get(id ?? "")).filter((account) => account !== undefined);
  return { status: 200, body: { data: users.filter(({ banned }) => !banned).map(userResource) } };
}

/** The total is for everybody; who follows is told to nobody here, since nobody asks. */
function getFollowers({ query }: Call, state: TwitchState): Answer {
  const id = query.get("broadcaster_id");
  if (!id) return helixError("missing-parameter");
  return { status: 200, body: { total: state.accounts.get(id)?.followers ?? 0, data: [], pagination: {} } };
}

function getVideos({ query }: Call, state: TwitchState): Answer {
  const ids = query.getAll("id");
  const userId = query.get("user_id");
  if ((ids.length > 0) === (userId !== null) || ids.length > IDS_PER_CALL) return helixError("invalid-parameter", "Must provide exactly one of id, user_id and game_id");
  const show = (post: Post) => videoResource(post, state);
  if (userId === null) {
    const found = shown(ids, state).filter(({ kind }) => kind !== "clip");
    // Some of them missing is no matter, all of them is an error.
    return found.length === 0 ? helixError("not-found") : { status: 200, body: { data: found.map(show), pagination: {} } };
  }
  const type = query.get("type") ?? "all";
  return paged(state.postsOf(userId).filter(({ kind }) => kind !== "clip" && (type === "all" || kind === type)), query, show);
}

/** Clips by ids, or those of a channel by views; a beginning without an end means one week. */
function getClips({ query }: Call, state: TwitchState): Answer {
  const ids = query.getAll("id");
  const broadcasterId = query.get("broadcaster_id");
  if ((ids.length > 0) === (broadcasterId !== null) || ids.length > IDS_PER_CALL) return helixError("invalid-parameter");
  const show = (post: Post) => clipResource(post, state);
  if (broadcasterId === null) return { status: 200, body: { data: shown(ids, state).filter(({ kind }) => kind === "clip").map(show), pagination: {} } };
  const from = Date.parse(query.get("started_at") ?? new Date(0).toISOString());
  const to = query.has("started_at") ? Date.parse(query.get("ended_at") ?? new Date(from + WEEK_MS).toISOString()) : state.now();
  if (Number.isNaN(from) || Number.isNaN(to)) return helixError("invalid-parameter");
  const clips = state.postsOf(broadcasterId).filter(({ kind, publishedAt }) => kind === "clip" && publishedAt >= from && publishedAt <= to);
  return paged(clips.sort((a, b) => viewsAt(b, state.now()) - viewsAt(a, state.now())), query, show);
}

function shown(ids: readonly string[], state: TwitchState): Post[] {
  return [...new Set(ids)].map((id) => state.shownPost(id)).filter((post) => post !== undefined);
}

/** A page behind a cursor. A full one promises another, which then may be empty; only an empty `pagination` is the end. */
function paged(posts: readonly Post[], query: URLSearchParams, show: (post: Post) => object): Answer {
  const size = Number(query.get("first") ?? USUAL_PAGE);
  if (!Number.isInteger(size) || size < 1 || size > LONGEST_PAGE) return helixError("invalid-parameter", 'The parameter "first" was malformed: the value must be less than or equal to 100');
  const offset = offsetOf(query.get("after"));
  if (offset === null) return helixError("invalid-parameter", "The value of the after parameter is not valid");
  const page = posts.slice(offset, offset + size);
  const next = Buffer.from(JSON.stringify({ b: null, a: { Offset: offset + size } })).toString("base64url");
  return { status: 200, body: { data: page.map(show), pagination: page.length === size ? { cursor: next } : {} } };
}

function offsetOf(cursor: string | null): number | null {
  if (!cursor) return 0;
  try {
    const { a } = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as { a: { Offset: number } };
    return Number.isInteger(a.Offset) ? a.Offset : null;
  } catch {
    return null;
  }
}
