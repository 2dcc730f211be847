import { z } from "zod";

import { withInput } from "../http/control.ts";
import type { FaultQueue } from "../http/faults.ts";
import type { Answer, Call } from "../http/serve.ts";
import { dispatch, given, ok, onAccount, sharedControls, shownOrMissing } from "../http/social-control.ts";
import type { Controls } from "../http/social-control.ts";
import { answerApi } from "./api.ts";
import type { Platform } from "./api.ts";
import { OAUTH_ERROR_NAMES, PROBLEM_NAMES } from "./errors.ts";
import { addressOf } from "./resources.ts";
import { countsAt } from "./state.ts";
import type { NewAccount, NewPost, Post, PostChange, XState } from "./state.ts";

interface Controlled extends Platform {
  readonly faults: FaultQueue;
}

const Count = z.int().min(0);
const AccountInput = z.strictObject({
  username: z.string().regex(/^@?\w{1,15}$/),
  name: z.string().min(1).optional(),
  description: z.string().optional(),
  followers: Count.optional(),
  following: Count.optional(),
  isProtected: z.boolean().optional(),
});
const Counts = z.strictObject({ impressions: Count, likes: Count, replies: Count, reposts: Count, quotes: Count }).partial();
const PostFields = { text: z.string().max(25_000).optional(), paidPartnership: z.boolean().optional(), growthPerHour: z.number().min(0).optional(), counts: Counts.optional() };
const PostInput = z.strictObject({
  ...PostFields,
  /** An id or a name. */
  account: z.string(),
  kind: z.enum(["original", "reply", "quote", "repost"]).optional(),
  hasPicture: z.boolean().optional(),
  publishedAt: z.iso.datetime().transform((text) => Date.parse(text)).optional(),
});
const QuotaInput = z.strictObject({ requestsPerWindow: Count.optional(), postsPerMonth: Count.optional() });

const CONTROLS: Controls<Controlled> = {
  ...sharedControls<Controlled>({
    simulator: "x",
    faultKinds: [...PROBLEM_NAMES, ...OAUTH_ERROR_NAMES],
    limits: ({ state, bill }) => ({ charged: bill.inMonth(state.now()) }),
    resetLimits: ({ windows, bill }) => {
      windows.reset();
      bill.reset();
    },
    answer: answerApi,
  }),
  "POST accounts": ({ state }, call) => withInput(AccountInput, call, (input) => ok(state.putAccount(given(input) as NewAccount))),
  "POST posts": ({ state }, call) =>
    withInput(PostInput, call, ({ account, ...input }) => onAccount(state, account, ({ id: accountId }) => ok(shown(state.publish({ ...given(input), accountId } as NewPost), state)))),
  "PATCH posts/:id": ({ state }, call, id) => withInput(z.strictObject(PostFields), call, (input) => shownOrMissing(state.change(id, given(input) as PostChange), (post) => shown(post, state))),
  "DELETE posts/:id": ({ state }, _call, id) => shownOrMissing(state.change(id, { deleted: true }), (post) => shown(post, state)),
  "POST quota": ({ windows, bill }, call) =>
    withInput(QuotaInput, call, ({ requestsPerWindow, postsPerMonth }) => {
      if (requestsPerWindow !== undefined) windows.allow(requestsPerWindow);
      if (postsPerMonth !== undefined) bill.cap(postsPerMonth);
      return ok({ requestsPerWindow, postsPerMonth });
    }),
  "POST removals": ({ state }, call) =>
    withInput(z.strictObject({ account: z.string() }), call, ({ account }) =>
      onAccount(state, account, ({ id }) => {
        state.disconnect(id);
        return ok({ removed: id });
      }),
    ),
};

/** Answers /__simulator/...: what people do on the platform's own site, and what goes wrong there. */
export function answerControl(call: Call, controlled: Controlled): Answer | Promise<Answer> {
  return dispatch(CONTROLS, call, controlled);
}

/** A post as control calls see it, with the address that its creator would copy. */
function shown(post: Post, state: XState): object {
  return { ...post, counts: countsAt(post, state.now()), url: addressOf(post, state) };
}
