import { z } from "zod";

import { COUNT_FAULTS } from "../http/answer-faults.ts";
import { NO_SUCH_CONTROL, withInput } from "../http/control.ts";
import { FaultOrder, TRANSPORT_FAULTS } from "../http/faults.ts";
import type { FaultQueue } from "../http/faults.ts";
import type { Answer, Call } from "../http/serve.ts";
import { answerApi } from "./api.ts";
import type { Platform } from "./api.ts";
import { ERROR_NAMES } from "./errors.ts";
import { permalinkOf } from "./resources.ts";
import { countsAt } from "./state.ts";
import type { InstagramState, NewAccount, NewPost, Post, PostChange } from "./state.ts";
import { deliver, verify } from "./webhooks.ts";

interface Controlled extends Platform {
  readonly faults: FaultQueue;
}

const Count = z.int().min(0);
const Time = z.iso.datetime().transform((text) => Date.parse(text));
const AccountInput = z.strictObject({
  username: z.string().regex(/^@?[\w.]{1,30}$/),
  name: z.string().optional(),
  biography: z.string().optional(),
  website: z.string().optional(),
  followers: Count.optional(),
  accountType: z.enum(["BUSINESS", "MEDIA_CREATOR"]).optional(),
  convertedAt: Time.optional(),
});
const Counts = z.strictObject({ views: Count, reach: Count, likes: Count, comments: Count, saved: Count, shares: Count }).partial();
const PostFields = { caption: z.string().max(2200).optional(), likesHidden: z.boolean().optional(), isPrivate: z.boolean().optional(), growthPerHour: z.number().min(0).optional(), counts: Counts.optional() };
const PostInput = z.strictObject({
  ...PostFields,
  /** An id or a name. */
  account: z.string(),
  mediaType: z.enum(["IMAGE", "VIDEO", "CAROUSEL_ALBUM"]).optional(),
  productType: z.enum(["FEED", "REELS", "STORY"]).optional(),
  publishedAt: Time.optional(),
});
const SeedInput = z.strictObject({ accounts: z.int().min(1).max(20_000), postsEach: z.int().min(0).max(200).default(4) });
const ConsentInput = z.strictObject({ url: z.url(), account: z.string(), decision: z.enum(["allow", "deny"]).default("allow"), scopes: z.array(z.string()).optional() });
const AllowanceInput = z.strictObject({ appPerHour: z.int().min(1).optional(), accountPerDay: z.int().min(1).optional() });
const ChangesInput = z.strictObject({
  changes: z.array(z.strictObject({ account: z.string(), field: z.string().min(1), value: z.record(z.string(), z.unknown()).default({}) })).min(1),
  wrongSecret: z.boolean().optional(),
  times: z.int().min(1).max(100).optional(),
});
const FaultInput = FaultOrder.extend({
  kind: z.enum(["rate-limited", "server-error", "token-expired", "token-revoked", "endless-cursor", "token-error", ...COUNT_FAULTS, ...TRANSPORT_FAULTS, ...ERROR_NAMES]),
});

type Control = (controlled: Controlled, call: Call, id: string) => Answer | Promise<Answer>;

const CONTROLS: Readonly<Record<string, Control>> = {
  "GET health": ({ state }) => ok({ simulator: "instagram", now: new Date(state.now()).toISOString(), accounts: state.accounts.size, posts: state.posts.size }),
  "GET state": ({ state, usage, faults }) => ok({ accounts: state.accounts.size, posts: state.posts.size, usage: usage.counted(state.now()), faults: faults.waiting }),
  "POST seed": ({ state }, call) =>
    withInput(SeedInput, call, ({ accounts, postsEach }) => {
      state.seed(accounts, postsEach);
      return ok({ accounts: state.accounts.size, posts: state.posts.size });
    }),
  "POST accounts": ({ state }, call) => withInput(AccountInput, call, (input) => ok(state.putAccount(given(input) as NewAccount))),
  "POST posts": ({ state }, call) =>
    withInput(PostInput, call, ({ account, ...input }) => onAccount(state, account, (accountId) => ok(shown(state.publish({ ...given(input), accountId } as NewPost), state)))),
  "PATCH posts/:id": ({ state }, call, id) => withInput(z.strictObject(PostFields), call, (input) => changed(state.change(id, given(input) as PostChange), state)),
  "DELETE posts/:id": ({ state }, _call, id) => changed(state.change(id, { deleted: true }), state),
  "POST clock": ({ state }, call) =>
    withInput(z.strictObject({ advanceSeconds: z.int().min(1) }), call, ({ advanceSeconds }) => {
      state.advance(advanceSeconds);
      return ok({ now: new Date(state.now()).toISOString() });
    }),
  "POST quota": ({ usage }, call) =>
    withInput(AllowanceInput, call, (input) => {
      usage.allow(given(input));
      return ok(input);
    }),
  "POST token-shape": ({ app }, call) =>
    withInput(z.strictObject({ shape: z.enum(["bare", "permissions", "data"]) }), call, ({ shape }) => {
      app.tokenShape = shape;
      return ok({ shape });
    }),
  "POST consent": (controlled, call) => withInput(ConsentInput, call, (input) => consent(controlled, call, input)),
  "POST removals": ({ state }, call) =>
    withInput(z.strictObject({ account: z.string() }), call, ({ account }) =>
      onAccount(state, account, (accountId) => {
        state.tokens.revokeAccount(accountId);
        return ok({ removed: accountId });
      }),
    ),
  "POST webhook": ({ state, app }, call) =>
    withInput(z.strictObject({ url: z.url() }), call, async ({ url }) => {
      if (!(await verify(url, app))) return { status: 400, body: { error: "The URL couldn't be validated: it did not echo the challenge." } };
      state.webhookUrl = url;
      return ok({ url });
    }),
  "POST deliveries": ({ state, app }, call) => withInput(ChangesInput, call, async ({ changes, ...flaws }) => {
    const of = changes.map(({ account, ...change }) => ({ ...change, accountId: state.accountBy(account)?.id ?? account }));
    return ok({ delivered: await deliver(of, state, app, given(flaws)) });
  }),
  "POST misbehave": ({ faults }, call) =>
    withInput(FaultInput, call, (order) => {
      faults.add(order);
      return ok({ waiting: faults.waiting });
    }),
  "POST reset": ({ state, usage, faults, app }) => {
    state.reset();
    usage.reset();
    faults.clear();
    app.tokenShape = "bare";
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

function onAccount(state: InstagramState, reference: string, act: (accountId: string) => Answer): Answer {
  const account = state.accountBy(reference);
  return account ? act(account.id) : { status: 404, body: { error: `There is no account ${reference}.` } };
}

function changed(post: Post | undefined, state: InstagramState): Answer {
  return post ? ok(shown(post, state)) : { status: 404, body: { error: "There is no such post." } };
}

/** A post as control calls see it, with the address that its creator would copy. */
function shown(post: Post, state: InstagramState): object {
  return { ...post, counts: countsAt(post, state.now()), url: permalinkOf(post, state.accounts.get(post.accountId)?.username) };
}

/** Without the keys that were not given, so that they do not overwrite a default. */
function given(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

function ok(body: object): Answer {
  return { status: 200, body };
}
