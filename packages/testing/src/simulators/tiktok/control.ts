import { z } from "zod";

import { COUNT_FAULTS } from "../http/answer-faults.ts";
import { NO_SUCH_CONTROL, withInput } from "../http/control.ts";
import { FaultOrder, TRANSPORT_FAULTS } from "../http/faults.ts";
import type { FaultQueue } from "../http/faults.ts";
import type { Answer, Call } from "../http/serve.ts";
import { answerApi } from "./api.ts";
import type { Platform } from "./api.ts";
import { API_ERRORS, OAUTH_ERRORS } from "./errors.ts";
import { countsAt } from "./state.ts";
import type { NewAccount, NewPost, Post, PostChange, TikTokState } from "./state.ts";
import { REMOVAL_REASONS, deliver } from "./webhooks.ts";

interface Controlled extends Platform {
  readonly faults: FaultQueue;
}

const Count = z.int().min(0);
const AccountInput = z.strictObject({
  username: z.string().regex(/^@?[\w.]{2,24}$/),
  displayName: z.string().min(1).optional(),
  bio: z.string().optional(),
  verified: z.boolean().optional(),
  followers: Count.optional(),
  following: Count.optional(),
});
const Counts = z.strictObject({ views: Count, likes: Count.default(0), comments: Count.default(0), shares: Count.default(0) });
const PostFields = { title: z.string().optional(), description: z.string().optional(), isPrivate: z.boolean().optional(), growthPerHour: z.number().min(0).optional() };
const PostInput = z.strictObject({
  ...PostFields,
  /** An open_id or a name. */
  account: z.string(),
  publishedAt: z.iso.datetime().transform((text) => Date.parse(text)).optional(),
  durationSeconds: Count.optional(),
  counts: Counts.optional(),
});
const PostChangeInput = z.strictObject({ ...PostFields, counts: z.strictObject({ views: Count, likes: Count, comments: Count, shares: Count }).partial().optional() });
const SeedInput = z.strictObject({ accounts: z.int().min(1).max(20_000), postsEach: z.int().min(0).max(200).default(4) });
const ConsentInput = z.strictObject({ url: z.url(), account: z.string(), decision: z.enum(["allow", "deny"]).default("allow"), scopes: z.array(z.string()).optional() });
const RemovalInput = z.strictObject({ account: z.string(), reason: z.enum(Object.keys(REMOVAL_REASONS) as [keyof typeof REMOVAL_REASONS]).default("user") });
const DeliveryInput = z.strictObject({
  account: z.string(),
  event: z.string().min(1),
  content: z.record(z.string(), z.unknown()).default({}),
  wrongSecret: z.boolean().optional(),
  ageSeconds: z.int().optional(),
  times: z.int().min(1).max(100).optional(),
});
const FaultInput = FaultOrder.extend({
  kind: z.enum(["rate-limited", "server-error", "token-expired", "token-revoked", "endless-cursor", ...COUNT_FAULTS, ...TRANSPORT_FAULTS, ...API_ERRORS, ...OAUTH_ERRORS]),
});

type Control = (controlled: Controlled, call: Call, id: string) => Answer | Promise<Answer>;

const CONTROLS: Readonly<Record<string, Control>> = {
  "GET health": ({ state }) => ok({ simulator: "tiktok", now: new Date(state.now()).toISOString(), accounts: state.accounts.size, posts: state.posts.size }),
  "GET state": ({ state, window, faults }) => ok({ accounts: state.accounts.size, posts: state.posts.size, requests: window.used(state.now()), faults: faults.waiting }),
  "POST seed": ({ state }, call) =>
    withInput(SeedInput, call, ({ accounts, postsEach }) => {
      state.seed(accounts, postsEach);
      return ok({ accounts: state.accounts.size, posts: state.posts.size });
    }),
  "POST accounts": ({ state }, call) => withInput(AccountInput, call, (input) => ok(state.putAccount(given(input) as NewAccount))),
  "POST posts": ({ state }, call) =>
    withInput(PostInput, call, ({ account, ...input }) => onAccount(state, account, (openId) => ok(shown(state.publish({ ...given(input), openId } as NewPost), state)))),
  "PATCH posts/:id": ({ state }, call, id) => withInput(PostChangeInput, call, (input) => changed(state.change(id, given(input) as PostChange), state)),
  "DELETE posts/:id": ({ state }, _call, id) => changed(state.change(id, { deleted: true }), state),
  "POST clock": ({ state }, call) =>
    withInput(z.strictObject({ advanceSeconds: z.int().min(1) }), call, ({ advanceSeconds }) => {
      state.advance(advanceSeconds);
      return ok({ now: new Date(state.now()).toISOString() });
    }),
  "POST quota": ({ window }, call) =>
    withInput(z.strictObject({ requestsPerMinute: z.int().min(0) }), call, ({ requestsPerMinute }) => {
      window.allow(requestsPerMinute);
      return ok({ requestsPerMinute });
    }),
  "POST consent": (controlled, call) => withInput(ConsentInput, call, (input) => consent(controlled, call, input)),
  "POST removals": ({ state, app }, call) =>
    withInput(RemovalInput, call, ({ account, reason }) =>
      onAccount(state, account, async (openId) => {
        state.tokens.revokeAccount(openId);
        return ok({ delivered: await deliver({ event: "authorization.removed", openId, content: { reason: REMOVAL_REASONS[reason] } }, state, app) });
      }),
    ),
  "POST webhook": ({ state }, call) =>
    withInput(z.strictObject({ url: z.url() }), call, ({ url }) => {
      state.webhookUrl = url;
      return ok({ url });
    }),
  "POST deliveries": ({ state, app }, call) =>
    withInput(DeliveryInput, call, ({ account, event, content, ...flaws }) =>
      onAccount(state, account, async (openId) => ok({ delivered: await deliver({ event, openId, content, ...given(flaws) }, state, app) })),
    ),
  "POST misbehave": ({ faults }, call) =>
    withInput(FaultInput, call, (order) => {
      faults.add(order);
      return ok({ waiting: faults.waiting });
    }),
  "POST reset": ({ state, window, faults }) => {
    state.reset();
    window.reset();
    faults.clear();
    return ok({ accounts: state.accounts.size, posts: state.posts.size });
  },
};

/** Answers /__simulator/...: what people do on the platform's own site, and what goes wrong there. */
export function answerControl(call: Call, controlled: Controlled): Answer | Promise<Answer> {
  const [resource, id] = call.path.split("/").slice(2);
  const control = CONTROLS[`${call.method} ${resource}${id ? "/:id" : ""}`];
  return control ? control(controlled, call, id ?? "") : NO_SUCH_CONTROL;
}

/** Presses a button on the consent screen that `url` leads to; answers where the browser would go. */
function consent(platform: Platform, call: Call, { url, account, decision, scopes }: z.infer<typeof ConsentInput>): Answer {
  const { pathname, searchParams: query } = new URL(url);
  query.set("account", account);
  query.set("decision", decision);
  for (const scope of scopes ?? []) query.append("granted", scope);
  const answer = answerApi({ ...call, method: "GET", path: `${pathname.replace(/\/$/, "")}/decide`, query }, platform);
  return answer.status === 302 ? ok({ location: answer.headers?.location }) : { status: 400, body: { error: "The consent screen refuses that address." } };
}

function onAccount(state: TikTokState, reference: string, act: (openId: string) => Answer | Promise<Answer>): Answer | Promise<Answer> {
  const account = state.accountBy(reference);
  return account ? act(account.openId) : { status: 404, body: { error: `There is no account ${reference}.` } };
}

function changed(post: Post | undefined, state: TikTokState): Answer {
  return post ? ok(shown(post, state)) : { status: 404, body: { error: "There is no such post." } };
}

/** A post as control calls see it, with the address that its creator would copy. */
function shown(post: Post, state: TikTokState): object {
  return { ...post, counts: countsAt(post, state.now()), url: `https://www.tiktok.com/@${state.accounts.get(post.openId)?.username}/video/${post.id}` };
}

/** Without the keys that were not given, so that they do not overwrite a default. */
function given(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

function ok(body: object): Answer {
  return { status: 200, body };
}
