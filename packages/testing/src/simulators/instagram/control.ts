import { z } from "zod";

import { withInput } from "../http/control.ts";
import type { FaultQueue } from "../http/faults.ts";
import type { Answer, Call } from "../http/serve.ts";
import { dispatch, given, ok, onAccount, sharedControls, shownOrMissing } from "../http/social-control.ts";
import type { Controls } from "../http/social-control.ts";
import { answerApi } from "./api.ts";
import type { Platform } from "./api.ts";
import { ERROR_NAMES } from "./errors.ts";
import { permalinkOf } from "./resources.ts";
import { countsAt } from "./state.ts";
import type { InstagramState, NewAccount, NewPost, Post, PostChange } from "./state.ts";
import { callBack, deliver, signedRequest, verify } from "./webhooks.ts";

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
  isPersonal: z.boolean().optional(),
  isAgeGated: z.boolean().optional(),
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
const AllowanceInput = z.strictObject({ appPerHour: z.int().min(1).optional(), accountPerDay: z.int().min(1).optional() });
const CallbacksInput = z.strictObject({ deauthorizeUrl: z.url().optional(), deletionUrl: z.url().optional() });
const ChangesInput = z.strictObject({
  changes: z.array(z.strictObject({ account: z.string(), field: z.string().min(1), value: z.record(z.string(), z.unknown()).default({}) })).min(1),
  wrongSecret: z.boolean().optional(),
  times: z.int().min(1).max(100).optional(),
});

const CONTROLS: Controls<Controlled> = {
  ...sharedControls<Controlled>({
    simulator: "instagram",
    faultKinds: ["token-error", ...ERROR_NAMES],
    limits: ({ state, usage }) => ({ usage: usage.counted(state.now()) }),
    resetLimits: ({ usage, app }) => {
      usage.reset();
      Object.assign(app, { tokenShape: "bare", deauthorizeUrl: null, deletionUrl: null });
    },
    answer: answerApi,
  }),
  "POST accounts": ({ state }, call) => withInput(AccountInput, call, (input) => ok(state.putAccount(given(input) as NewAccount))),
  "POST posts": ({ state }, call) =>
    withInput(PostInput, call, ({ account, ...input }) => onAccount(state, account, ({ id: accountId }) => ok(shown(state.publish({ ...given(input), accountId } as NewPost), state)))),
  "PATCH posts/:id": ({ state }, call, id) => withInput(z.strictObject(PostFields), call, (input) => shownOrMissing(state.change(id, given(input) as PostChange), (post) => shown(post, state))),
  "DELETE posts/:id": ({ state }, _call, id) => shownOrMissing(state.change(id, { deleted: true }), (post) => shown(post, state)),
  "POST likes": ({ state }, call) =>
    withInput(z.strictObject({ each: z.int().min(1) }), call, ({ each }) => {
      for (const { id, counts } of [...state.posts.values()]) state.change(id, { counts: { likes: counts.likes + each } });
      return ok({ posts: state.posts.size });
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
  "POST removals": ({ state, app }, call) =>
    withInput(z.strictObject({ account: z.string() }), call, ({ account }) =>
      onAccount(state, account, async ({ id: accountId, appScopedId }) => {
        state.tokens.revokeAccount(accountId);
        const signed = signedRequest(appScopedId, state.now(), app.clientSecret);
        const told = [];
        // Who removes the app may have its data erased with the same press.
        for (const url of [app.deauthorizeUrl, app.deletionUrl]) if (url) told.push(await callBack(url, signed));
        return ok({ removed: accountId, delivered: told.map(({ status }) => status) });
      }),
    ),
  "POST callbacks": ({ app }, call) =>
    withInput(CallbacksInput, call, (input) => {
      Object.assign(app, given(input));
      return ok(input);
    }),
  "POST deletions": ({ state, app }, call) =>
    withInput(z.strictObject({ account: z.string(), wrongSecret: z.boolean().default(false) }), call, ({ account, wrongSecret }) =>
      onAccount(state, account, async ({ appScopedId }) => {
        if (!app.deletionUrl) return { status: 400, body: { error: "The app has no address for deletions." } };
        return ok(await callBack(app.deletionUrl, signedRequest(appScopedId, state.now(), wrongSecret ? "another secret" : app.clientSecret)));
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
};

/** Answers /__simulator/...: what people do on the platform's own site, and what goes wrong there. */
export function answerControl(call: Call, controlled: Controlled): Answer | Promise<Answer> {
  return dispatch(CONTROLS, call, controlled);
}

/** A post as control calls see it, with the address that its creator would copy. */
function shown(post: Post, state: InstagramState): object {
  return { ...post, counts: countsAt(post, state.now()), url: permalinkOf(post, state.accounts.get(post.accountId)?.username) };
}
