import type { Answer, Call } from "../http/serve.ts";
import { metaError } from "./errors.ts";
import { DISCOVERED_MEDIA_FIELDS, DISCOVERED_USER_FIELDS, discoveredMediaResource, userResource } from "./resources.ts";
import type { Account, InstagramState } from "./state.ts";
import type { Usage } from "./usage.ts";

const PAGE = { usual: 25, most: 100 };
/** The professional account that belongs to the page with the page token. */
export const PAGE_ACCOUNT = "17841400000000000";

const QUESTION = /^business_discovery\.username\(([^()]+)\)\{(.*)\}$/;
const MEDIA = /(?:^|,)media(?!\w)((?:\.\w+\([^()]*\))*)(?:\{([^{}]*)\})?/;

/**
 * Answers what is asked with the page token: who another professional account is, and what it shows to everybody.
 * Source: developers.facebook.com/documentation/instagram-platform/instagram-api-with-facebook-login/business-discovery.
 */
export function answerDiscovery(call: Call, state: InstagramState, usage: Usage): Answer {
  const { headers, refused } = usage.take(PAGE_ACCOUNT, state.now());
  if (refused) return metaError(refused, undefined, headers);
  const answer = answered(call, state);
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

function answered(call: Call, state: InstagramState): Answer {
  if (call.path.replace(/^\/v\d+\.\d+\//, "") !== PAGE_ACCOUNT) return metaError("100/33");
  const [, username = "", asked = ""] = QUESTION.exec(call.query.get("fields") ?? "") ?? [];
  if (!username) return metaError("100", "(#100) Tried accessing nonexisting field");
  const account = state.accountBy(username);
  // A name is asked for, not an id; that it is a personal account's is not told.
  if (!account || account.username.toLowerCase() !== username.toLowerCase() || account.isPersonal) return metaError("110/2207013");
  const media = MEDIA.exec(asked);
  const fields = asked.replace(MEDIA, "").split(",").filter(Boolean);
  const unknown = fields.find((field) => !DISCOVERED_USER_FIELDS.includes(field));
  if (unknown) return metaError("100", `(#100) Tried accessing nonexisting field (${unknown})`);
  const edge = media ? mediaEdge(account, media[1] ?? "", media[2] ?? "id", state) : null;
  if (edge && "refused" in edge) return edge.refused;
  if (account.isAgeGated) return { status: 200, body: { id: PAGE_ACCOUNT } };
  const shown = { ...userResource({ ...account, appScopedId: account.id }, [...fields, "id"], state), ...edge };
  return { status: 200, body: { business_discovery: shown, id: PAGE_ACCOUNT } };
}

/** A page of posts, whose cursors say nothing of whether there is more; one behind the last has neither posts nor cursors. */
function mediaEdge(account: Account, modifiers: string, asked: string, state: InstagramState): { media: object } | { refused: Answer } {
  const fields = asked.split(",").filter(Boolean);
  const unknown = fields.find((field) => !DISCOVERED_MEDIA_FIELDS.includes(field));
  if (unknown) return { refused: metaError("100", `(#100) Tried accessing nonexisting field (${unknown})`) };
  const size = Number(/\.limit\((\d+)\)/.exec(modifiers)?.[1] ?? PAGE.usual);
  const after = /\.after\(([^()]*)\)/.exec(modifiers)?.[1];
  const all = state.shownOf(account.id, "media");
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === Buffer.from(after, "base64url").toString()) + 1;
  if (size < 1 || size > PAGE.most || (after !== undefined && start === 0)) return { refused: metaError("100", "(#100) The limit or the cursor is not valid") };
  const page = all.slice(start, start + size);
  const last = page.at(-1);
  const paging = last && { paging: { cursors: { after: Buffer.from(last.id).toString("base64url") } } };
  return { media: { data: page.map((post) => discoveredMediaResource(post, fields, state)), ...paging } };
}
