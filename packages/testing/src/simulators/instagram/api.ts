import type { Answer, Call } from "../http/serve.ts";
import { bearerOf } from "../http/tokens.ts";
import { answerDiscovery } from "./discovery.ts";
import { metaError } from "./errors.ts";
import { decideConsent, exchangeCode, exchangeShort, prolong, showConsent } from "./oauth.ts";
import type { App } from "./oauth.ts";
import { DEMOGRAPHIC_BREAKDOWNS, MEDIA_FIELDS, METRICS, USER_FIELDS, demographicsOf, insightsOf, mediaResource, userResource } from "./resources.ts";
import type { Account, InstagramState, Post } from "./state.ts";
import type { Usage } from "./usage.ts";

const PAGE_DEFAULT = 25;
const PAGE_MOST = 100;
const IDS_PER_CALL = 50;
const FEWEST_VIEWERS = 5;

export interface Platform {
  readonly state: InstagramState;
  readonly usage: Usage;
  readonly app: App;
}

/** A call with a living token: whose it is, and what was granted. */
interface Request {
  readonly call: Call;
  readonly query: URLSearchParams;
  readonly account: Account;
  readonly scopes: readonly string[];
  readonly state: InstagramState;
}

const OAUTH: Readonly<Record<string, (call: Call, state: InstagramState, app: App) => Answer>> = {
  "GET /oauth/authorize": showConsent,
  "GET /oauth/authorize/decide": decideConsent,
  "POST /oauth/access_token": exchangeCode,
  "GET /access_token": exchangeShort,
  "GET /refresh_access_token": prolong,
};

/** Whether a call is about consent and tokens, so that it changes what the platform knows. */
export function isOauth({ method, path }: Call): boolean {
  return OAUTH[`${method} ${path}`] !== undefined;
}

/** Answers a call to any of the platform's three hosts: token, allowance, right, then the node or the edge. */
export function answerApi(call: Call, { state, usage, app }: Platform): Answer {
  const oauth = OAUTH[`${call.method} ${call.path}`];
  if (oauth) return oauth(call, state, app);
  if (call.method !== "GET") return metaError("100", "Unsupported post request.");
  const value = bearerOf(call.headers.authorization) || (call.query.get("access_token") ?? "");
  if (value === "") return metaError("2500");
  if (value === app.pageToken) return answerDiscovery(call, state, usage);
  const token = value.startsWith("IGSHORT") || value.startsWith("IGLONG") ? state.tokens.find(value) : undefined;
  const account = token && state.accounts.get(token.accountId);
  const life = state.tokens.stateOf(value, state.now());
  if (!account || life === "unknown") return metaError("190/467");
  // Recent answers for expired tokens come without a subcode.
  if (life !== "live") return metaError(life === "expired" ? "190" : "190/466");
  const { headers, refused } = usage.take(account.id, state.now());
  if (refused) return metaError(refused, undefined, headers);
  if (!token.scopes.includes("instagram_business_basic")) return metaError("200", undefined, headers);
  const answer = answerNode({ call, query: call.query, account, scopes: token.scopes, state });
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

function answerNode(request: Request): Answer {
  const { call, account, state } = request;
  const [node = "", edge, more] = call.path.replace(/^\/v\d+\.\d+(?=\/|$)/, "").split("/").filter(Boolean);
  if (more) return metaError("2500/path");
  if (node === "") return request.query.has("ids") ? manyMedia(request) : metaError("2500/path");
  if (node === "me" || node === account.id || node === account.appScopedId) return ownEdge(request, edge);
  const post = state.posts.get(node);
  if (!post || !isVisible(post, request)) return metaError("100/33");
  if (edge === undefined) return withFields(request, MEDIA_FIELDS, (fields) => ok(mediaResource(post, fields, state)));
  return edge === "insights" ? mediaInsights(post, request) : metaError("100", `(#100) Tried accessing nonexisting field (${edge})`);
}

function ownEdge(request: Request, edge: string | undefined): Answer {
  const { account, state } = request;
  switch (edge) {
    case undefined:
      return withFields(request, USER_FIELDS, (fields) => ok(userResource(account, fields, state)));
    case "media":
    case "stories":
      return withFields(request, MEDIA_FIELDS, (fields) => listMedia(edge, fields, request));
    case "insights":
      return accountInsights(request);
    default:
      return metaError("100", `(#100) Tried accessing nonexisting field (${edge})`);
  }
}

/** Cursors come on every page, `next` only where there is more; it holds the access token, as the platform's does. */
function listMedia(what: "media" | "stories", fields: readonly string[], { call, query, account, state }: Request): Answer {
  const size = Math.min(PAGE_MOST, Number(query.get("limit") ?? PAGE_DEFAULT));
  if (!Number.isInteger(size) || size < 1) return metaError("100", "(#100) Param limit must be a number");
  const all = state.shownOf(account.id, what);
  const after = query.get("after");
  const start = after === null ? 0 : all.findIndex(({ id }) => id === Buffer.from(after, "base64url").toString()) + 1;
  if (after !== null && start === 0) return metaError("100", "(#100) The after cursor specified is not valid");
  const page = all.slice(start, start + size);
  const [first, last] = [page[0], page.at(-1)];
  if (!first || !last) return ok({ data: [] });
  const cursors = { before: cursorTo(first), after: cursorTo(last) };
  const token = bearerOf(call.headers.authorization) || (query.get("access_token") ?? "");
  const next = start + size < all.length && { next: `https://graph.instagram.com${call.path}?${new URLSearchParams({ access_token: token, fields: fields.join(","), limit: String(size), after: cursors.after })}` };
  return ok({ data: page.map((post) => mediaResource(post, fields, state)), paging: { cursors, ...next } });
}

/** An object keyed by id; one id that is not there fails the call. */
function manyMedia(request: Request): Answer {
  const ids = (request.query.get("ids") ?? "").split(",").filter(Boolean);
  if (ids.length === 0 || ids.length > IDS_PER_CALL) return metaError("100", "(#100) Param ids must hold between 1 and 50 ids");
  const posts = ids.map((id) => request.state.posts.get(id));
  if (posts.some((post) => !post || !isVisible(post, request))) return metaError("100/33");
  return withFields(request, MEDIA_FIELDS, (fields) => ok(Object.fromEntries((posts as Post[]).map((post) => [post.id, mediaResource(post, fields, request.state)]))));
}

/** One metric that the kind of post does not have fails the call. */
function mediaInsights(post: Post, { query, scopes, state, account }: Request): Answer {
  if (!scopes.includes("instagram_business_manage_insights")) return metaError("10");
  const metrics = (query.get("metric") ?? "").split(",").filter(Boolean);
  const allowed = METRICS[post.productType];
  if (metrics.length === 0) return metaError("100", "(#100) The parameter metric is required");
  if (metrics.some((metric) => !allowed.includes(metric))) return metaError("100", `(#100) metric[0] must be one of the following values: ${allowed.join(", ")}`);
  if (post.publishedAt < account.convertedAt) return metaError("100/2108006");
  const answer = insightsOf(post, metrics, state.now());
  return post.productType === "STORY" && post.counts.views < FEWEST_VIEWERS ? metaError("10/viewers") : ok(answer);
}

function accountInsights({ query, scopes, account }: Request): Answer {
  if (!scopes.includes("instagram_business_manage_insights")) return metaError("10");
  const metric = query.get("metric") ?? "";
  const breakdown = query.get("breakdown") ?? "";
  if (metric !== "follower_demographics" && metric !== "engaged_audience_demographics") return metaError("100", "(#100) metric[0] must be one of the following values: follower_demographics, engaged_audience_demographics");
  if (!DEMOGRAPHIC_BREAKDOWNS.includes(breakdown) || query.get("metric_type") !== "total_value" || query.get("period") !== "lifetime" || !query.has("timeframe")) {
    return metaError("100", "(#100) Incompatible period, metric_type, timeframe or breakdown");
  }
  return ok(demographicsOf(account, metric, breakdown));
}

function withFields({ query }: Request, known: readonly string[], act: (fields: readonly string[]) => Answer): Answer {
  const fields = (query.get("fields") ?? "id").split(/,(?![^{]*\})/).map((field) => field.replace(/\{.*\}$/, "")).filter(Boolean);
  const unknown = fields.find((field) => !known.includes(field));
  return unknown ? metaError("100", `(#100) Tried accessing nonexisting field (${unknown})`) : act(fields);
}

/** Only the owner's own posts, and only while the platform shows them. */
function isVisible(post: Post, { account, state }: Request): boolean {
  return post.accountId === account.id && state.isShown(post);
}

function cursorTo(post: Post): string {
  return Buffer.from(post.id).toString("base64url");
}

function ok(body: object): Answer {
  return { status: 200, body };
}
