import { z } from "zod";

import { COUNT_FAULTS } from "../http/answer-faults.ts";
import { NO_SUCH_CONTROL, withInput } from "../http/control.ts";
import { FaultOrder, TRANSPORT_FAULTS } from "../http/faults.ts";
import type { FaultQueue } from "../http/faults.ts";
import type { Answer, Call } from "../http/serve.ts";
import { answerApi } from "./api.ts";
import type { Platform } from "./api.ts";
import { HELIX_ERRORS, ID_ERRORS } from "./errors.ts";
import { notify, revokeSubscriptions } from "./eventsub.ts";
import type { Flaws } from "./eventsub.ts";
import { addressOf } from "./resources.ts";
import { viewsAt } from "./state.ts";
import type { Account, NewAccount, NewPost, Post, PostChange, TwitchState } from "./state.ts";

interface Controlled extends Platform {
  readonly faults: FaultQueue;
}

const Count = z.int().min(0);
const AccountInput = z.strictObject({
  login: z.string().regex(/^@?\w{2,25}$/),
  displayName: z.string().min(1).optional(),
  broadcasterType: z.enum(["", "affiliate", "partner"]).optional(),
  description: z.string().optional(),
  followers: Count.optional(),
  banned: z.boolean().optional(),
});
const PostFields = { title: z.string().optional(), description: z.string().optional(), growthPerHour: z.number().min(0).optional(), views: Count.optional() };
const PostInput = z.strictObject({
  ...PostFields,
  /** Ids or logins: on whose channel it is, and who made it when that is somebody else. */
  account: z.string(),
  creator: z.string().optional(),
  kind: z.enum(["archive", "highlight", "upload", "clip"]).optional(),
  publishedAt: z.iso.datetime().transform((text) => Date.parse(text)).optional(),
  durationSeconds: z.number().min(0).optional(),
});
const SeedInput = z.strictObject({ accounts: z.int().min(1).max(20_000), postsEach: z.int().min(0).max(200).default(4) });
const ConsentInput = z.strictObject({ url: z.url(), account: z.string(), decision: z.enum(["allow", "deny"]).default("allow") });
const DeliveryInput = z.strictObject({
  type: z.string().min(1),
  event: z.record(z.string(), z.unknown()).default({}),
  wrongSecret: z.boolean().optional(),
  ageSeconds: z.int().optional(),
  times: z.int().min(1).max(100).optional(),
});
const FaultInput = FaultOrder.extend({
  kind: z.enum(["points-left", "token-expired", "token-revoked", "endless-cursor", ...COUNT_FAULTS, ...TRANSPORT_FAULTS, ...HELIX_ERRORS, ...ID_ERRORS]),
});

type Control = (controlled: Controlled, call: Call, id: string) => Answer | Promise<Answer>;

const CONTROLS: Readonly<Record<string, Control>> = {
  "GET health": ({ state }) => ok({ simulator: "twitch", now: new Date(state.now()).toISOString(), accounts: state.accounts.size, posts: state.posts.size }),
  "GET state": ({ state, buckets, faults }) => ok({ accounts: state.accounts.size, posts: state.posts.size, points: buckets.left(state.now()), faults: faults.waiting }),
  "POST seed": ({ state }, call) =>
    withInput(SeedInput, call, ({ accounts, postsEach }) => {
      state.seed(accounts, postsEach);
      return ok({ accounts: state.accounts.size, posts: state.posts.size });
    }),
  "POST accounts": ({ state }, call) => withInput(AccountInput, call, (input) => ok(state.putAccount(given(input) as NewAccount))),
  "POST posts": ({ state }, call) =>
    withInput(PostInput, call, ({ account, creator, ...input }) =>
      onAccount(state, account, ({ id: accountId }) =>
        onAccount(state, creator ?? account, ({ id: creatorId }) => ok(shown(state.publish({ ...given(input), accountId, creatorId } as NewPost), state))),
      ),
    ),
  "PATCH posts/:id": ({ state }, call, id) => withInput(z.strictObject(PostFields), call, (input) => changed(state.change(id, given(input) as PostChange), state)),
  "DELETE posts/:id": ({ state }, _call, id) => changed(state.change(id, { deleted: true }), state),
  "POST clock": ({ state }, call) =>
    withInput(z.strictObject({ advanceSeconds: z.int().min(1) }), call, ({ advanceSeconds }) => {
      state.advance(advanceSeconds);
      return ok({ now: new Date(state.now()).toISOString() });
    }),
  "POST quota": ({ buckets }, call) =>
    withInput(z.strictObject({ points: z.int().min(0) }), call, ({ points }) => {
      buckets.allow(points);
      return ok({ points });
    }),
  "POST refresh-tokens": ({ state }, call) =>
    withInput(z.strictObject({ rotate: z.boolean() }), call, ({ rotate }) => {
      state.rotates = rotate;
      return ok({ rotate });
    }),
  "POST consent": (controlled, call) => withInput(ConsentInput, call, (input) => consent(controlled, call, input)),
  "POST removals": ({ state, app }, call) =>
    withInput(z.strictObject({ account: z.string() }), call, ({ account }) =>
      onAccount(state, account, async ({ id, login, displayName }) => {
        state.disconnect(id);
        const told = await notify("user.authorization.revoke", { client_id: app.clientId, user_id: id, user_login: login, user_name: displayName }, {}, state);
        return ok({ delivered: [...told, ...(await revokeSubscriptions(id, "authorization_revoked", state))] });
      }),
    ),
  "POST deliveries": ({ state }, call) => withInput(DeliveryInput, call, async ({ type, event, ...flaws }) => ok({ delivered: await notify(type, event, given(flaws) as Flaws, state) })),
  "POST misbehave": ({ faults }, call) =>
    withInput(FaultInput, call, (order) => {
      faults.add(order);
      return ok({ waiting: faults.waiting });
    }),
  "POST reset": ({ state, buckets, faults }) => {
    state.reset();
    buckets.reset();
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
function consent(platform: Platform, call: Call, { url, account, decision }: z.infer<typeof ConsentInput>): Answer {
  const { pathname, searchParams: query } = new URL(url);
  query.set("account", account);
  query.set("decision", decision);
  const answer = answerApi({ ...call, method: "GET", path: `${pathname.replace(/\/$/, "")}/decide`, query }, platform);
  return answer.status === 302 ? ok({ location: answer.headers?.location }) : { status: 400, body: { error: "The consent screen refuses that address." } };
}

function onAccount(state: TwitchState, reference: string, act: (account: Account) => Answer | Promise<Answer>): Answer | Promise<Answer> {
  const account = state.accountBy(reference);
  return account ? act(account) : { status: 404, body: { error: `There is no account ${reference}.` } };
}

function changed(post: Post | undefined, state: TwitchState): Answer {
  return post ? ok(shown(post, state)) : { status: 404, body: { error: "There is no such post." } };
}

function shown(post: Post, state: TwitchState): object {
  return { ...post, views: viewsAt(post, state.now()), url: addressOf(post, state) };
}

/** Without the keys that were not given, so that they do not overwrite a default. */
function given(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

function ok(body: object): Answer {
  return { status: 200, body };
}
