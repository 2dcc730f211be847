import type { Answer, Call } from "../http/serve.ts";
import { bearerOf } from "../http/tokens.ts";
import { partialError, problem } from "./errors.ts";
import type { Bill, RateWindows } from "./limits.ts";
import { decideConsent, issueTokens, revokeToken, showConsent } from "./oauth.ts";
import type { App } from "./oauth.ts";
import { POST_FIELDS, USER_FIELDS, postResource, userResource } from "./resources.ts";
import type { Account, Post, XState } from "./state.ts";

const PAGE = { least: 5, usual: 10, most: 100 };
const IDS_PER_CALL = 100;
/** How far back a timeline reaches, and how far when replies are left out. */
const DEPTH = { all: 3_200, withoutReplies: 800 };
const EARLIEST_MS = Date.parse("2010-11-06T00:00:00Z");
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

export interface Platform {
  readonly state: XState;
  readonly windows: RateWindows;
  readonly bill: Bill;
  readonly app: App;
}

/** A call with a living token: whose it is, and what is asked for. */
interface Request {
  readonly query: URLSearchParams;
  readonly account: Account;
  readonly postFields: readonly string[];
  readonly userFields: readonly string[];
  readonly platform: Platform;
}

const OAUTH: Readonly<Record<string, (call: Call, state: XState, app: App) => Answer>> = {
  "GET /i/oauth2/authorize": showConsent,
  "GET /i/oauth2/authorize/decide": decideConsent,
  "POST /2/oauth2/token": issueTokens,
  "POST /2/oauth2/revoke": revokeToken,
};

/** Whether a call is about consent and tokens, so that it changes what the platform knows. */
export function isOauth({ method, path }: Call): boolean {
  return OAUTH[`${method} ${path}`] !== undefined;
}

/** Answers a call to x.com or api.x.com: token, requests left, right, the month's cap, fields, then the endpoint. */
export function answerApi(call: Call, platform: Platform): Answer {
  const { state, windows, bill, app } = platform;
  const oauth = OAUTH[`${call.method} ${call.path}`];
  if (oauth) return oauth(call, state, app);
  const endpoint = endpointOf(call);
  if (!endpoint) return { status: 404, body: "" };
  const value = bearerOf(call.headers.authorization);
  const token = state.tokens.find(value);
  const account = token && state.accounts.get(token.accountId);
  if (!account || state.tokens.stateOf(value, state.now()) !== "live") return problem("unauthorized");
  const { granted, headers } = windows.take(endpoint.name, account.id, state.now());
  return { ...answered(), headers };

  function answered(): Answer {
    if (!granted) return problem("too-many-requests");
    if (!endpoint?.scopes.every((scope) => token?.scopes.includes(scope))) return problem("forbidden");
    if (bill.isCapped(state.now())) return problem("usage-capped");
    const postFields = listIn(call.query, "tweet.fields");
    const userFields = listIn(call.query, "user.fields");
    if (postFields.some((field) => !POST_FIELDS.includes(field)) || userFields.some((field) => !USER_FIELDS.includes(field))) return problem("invalid-request");
    return endpoint.answer({ query: call.query, account: account as Account, postFields, userFields, platform });
  }
}

function endpointOf({ method, path }: Call): { name: string; scopes: readonly string[]; answer(request: Request): Answer } | null {
  if (method !== "GET") return null;
  if (path === "/2/users/me") return { name: "users/me", scopes: ["users.read", "tweet.read"], answer: getMe };
  if (path === "/2/tweets") return { name: "tweets", scopes: ["tweet.read", "users.read"], answer: getPosts };
  const accountId = /^\/2\/users\/(\d{1,19})\/tweets$/.exec(path)?.[1];
  return accountId ? { name: "users/:id/tweets", scopes: ["tweet.read", "users.read"], answer: (request) => getTimeline(accountId, request) } : null;
}

function getMe({ account, userFields, platform: { state, bill } }: Request): Answer {
  bill.charge("user", account.id, state.now());
  return { status: 200, body: { data: userResource(account, userFields, state) } };
}

/** Posts by id in any order. What can't be shown is told in `errors`; `data` is left out when nothing can. */
function getPosts(request: Request): Answer {
  const { state } = request.platform;
  const ids = listIn(request.query, "ids");
  if (ids.length === 0 || ids.length > IDS_PER_CALL || ids.some((id) => !/^\d{1,19}$/.test(id))) return problem("invalid-request");
  const posts = ids.map((id) => state.posts.get(id)).filter((post) => post !== undefined && !post.deleted) as Post[];
  const visible = posts.filter(({ accountId }) => accountId === request.account.id || !state.accounts.get(accountId)?.isProtected);
  const hidden = new Set(posts.filter((post) => !visible.includes(post)).map(({ id }) => id));
  const missing = ids.filter((id) => !visible.some((post) => post.id === id));
  const errors = missing.map((id) => partialError(hidden.has(id) ? "not-authorized" : "not-found", id));
  return shown(visible, request, { ...(errors.length > 0 && { errors }) });
}

/** Newest first. What is to be left out is left out of the finished page, so that pages are short, or have no `data` at all. */
function getTimeline(accountId: string, request: Request): Answer {
  const { query, account, platform: { state } } = request;
  const size = Number(query.get("max_results") ?? PAGE.usual);
  const from = timeIn(query.get("start_time"));
  const start = query.has("pagination_token") ? offsetOf(query.get("pagination_token") ?? "") : 0;
  if (!Number.isInteger(size) || size < PAGE.least || size > PAGE.most || from === null || start === null) return problem("invalid-request");
  const owner = state.accounts.get(accountId);
  if (!owner) return problem("not-found");
  if (owner.isProtected && owner.id !== account.id) return problem("not-authorized");
  const excluded = listIn(query, "exclude");
  const reach = state.timelineOf(accountId).slice(0, excluded.includes("replies") ? DEPTH.withoutReplies : DEPTH.all).filter(({ publishedAt }) => publishedAt >= from);
  const page = reach.slice(start, start + size);
  const kept = page.filter(({ kind }) => !(kind === "repost" && excluded.includes("retweets")) && !(kind === "reply" && excluded.includes("replies")));
  const next = start + size < reach.length && { next_token: tokenTo(start + size) };
  return shown(kept, request, { meta: { result_count: kept.length, ...(kept.length > 0 && { newest_id: kept[0]?.id, oldest_id: kept.at(-1)?.id }), ...next } });
}

/** Posts, and their authors beside them when asked for; all of it is charged. */
function shown(posts: readonly Post[], { query, postFields, userFields, platform: { state, bill } }: Request, more: object): Answer {
  const authors = listIn(query, "expansions").includes("author_id") ? [...new Set(posts.map(({ accountId }) => accountId))] : [];
  for (const { id } of posts) bill.charge("post", id, state.now());
  for (const id of authors) bill.charge("user", id, state.now());
  const fields = authors.length > 0 ? [...postFields, "author_id"] : postFields;
  const users = authors.map((id) => userResource(state.accounts.get(id) as Account, userFields, state));
  return {
    status: 200,
    body: { ...(posts.length > 0 && { data: posts.map((post) => postResource(post, fields, state)) }), ...(users.length > 0 && { includes: { users } }), ...more },
  };
}

function listIn(query: URLSearchParams, name: string): string[] {
  return (query.get(name) ?? "").split(",").filter(Boolean);
}

/** A moment in ms, from the beginning when none is given; null when it is malformed or too early. */
function timeIn(text: string | null): number | null {
  if (text === null) return 0;
  const time = TIME.test(text) ? Date.parse(text) : NaN;
  return time >= EARLIEST_MS ? time : null;
}

function tokenTo(offset: number): string {
  return `7140dibdnow${offset.toString(32).padStart(6, "0")}`;
}

function offsetOf(token: string): number | null {
  const digits = /^7140dibdnow([\da-v]{6})$/.exec(token)?.[1];
  return digits === undefined ? null : Number.parseInt(digits, 32);
}
