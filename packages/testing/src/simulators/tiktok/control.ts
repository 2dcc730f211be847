import { z } from "zod";

import { withInput } from "../http/control.ts";
import type { FaultQueue } from "../http/faults.ts";
import type { Answer, Call } from "../http/serve.ts";
import { dispatch, given, ok, onAccount, sharedControls, shownOrMissing } from "../http/social-control.ts";
import type { Controls } from "../http/social-control.ts";
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
const RemovalInput = z.strictObject({ account: z.string(), reason: z.enum(Object.keys(REMOVAL_REASONS) as [keyof typeof REMOVAL_REASONS]).default("user") });
const DeliveryInput = z.strictObject({
  account: z.string(),
  event: z.string().min(1),
  content: z.record(z.string(), z.unknown()).default({}),
  wrongSecret: z.boolean().optional(),
  ageSeconds: z.int().optional(),
  times: z.int().min(1).max(100).optional(),
});

const CONTROLS: Controls<Controlled> = {
  ...sharedControls<Controlled>({
    simulator: "tiktok",
    faultKinds: [...API_ERRORS, ...OAUTH_ERRORS],
    limits: ({ state, window }) => ({ requests: window.used(state.now()) }),
    resetLimits: ({ window }) => window.reset(),
    answer: answerApi,
  }),
  "POST accounts": ({ state }, call) => withInput(AccountInput, call, (input) => ok(state.putAccount(given(input) as NewAccount))),
  "POST posts": ({ state }, call) =>
    withInput(PostInput, call, ({ account, ...input }) => onAccount(state, account, ({ openId }) => ok(shown(state.publish({ ...given(input), openId } as NewPost), state)))),
  "PATCH posts/:id": ({ state }, call, id) => withInput(PostChangeInput, call, (input) => shownOrMissing(state.change(id, given(input) as PostChange), (post) => shown(post, state))),
  "DELETE posts/:id": ({ state }, _call, id) => shownOrMissing(state.change(id, { deleted: true }), (post) => shown(post, state)),
  "POST quota": ({ window }, call) =>
    withInput(z.strictObject({ requestsPerMinute: z.int().min(0) }), call, ({ requestsPerMinute }) => {
      window.allow(requestsPerMinute);
      return ok({ requestsPerMinute });
    }),
  "POST removals": ({ state, app }, call) =>
    withInput(RemovalInput, call, ({ account, reason }) =>
      onAccount(state, account, async ({ openId }) => {
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
      onAccount(state, account, async ({ openId }) => ok({ delivered: await deliver({ event, openId, content, ...given(flaws) }, state, app) })),
    ),
};

/** Answers /__simulator/...: what people do on the platform's own site, and what goes wrong there. */
export function answerControl(call: Call, controlled: Controlled): Answer | Promise<Answer> {
  return dispatch(CONTROLS, call, controlled);
}

/** A post as control calls see it, with the address that its creator would copy. */
function shown(post: Post, state: TikTokState): object {
  return { ...post, counts: countsAt(post, state.now()), url: `https://www.tiktok.com/@${state.accounts.get(post.openId)?.username}/video/${post.id}` };
}
