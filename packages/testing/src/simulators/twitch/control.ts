import { z } from "zod";

import { withInput } from "../http/control.ts";
import type { FaultQueue } from "../http/faults.ts";
import type { Answer, Call } from "../http/serve.ts";
import { dispatch, given, ok, onAccount, sharedControls, shownOrMissing } from "../http/social-control.ts";
import type { Controls } from "../http/social-control.ts";
import { answerApi } from "./api.ts";
import type { Platform } from "./api.ts";
import { HELIX_ERRORS, ID_ERRORS } from "./errors.ts";
import { notify, revokeSubscriptions } from "./eventsub.ts";
import type { Flaws } from "./eventsub.ts";
import { addressOf } from "./resources.ts";
import { viewsAt } from "./state.ts";
import type { NewAccount, NewPost, Post, PostChange, TwitchState } from "./state.ts";

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
const DeliveryInput = z.strictObject({
  type: z.string().min(1),
  event: z.record(z.string(), z.unknown()).default({}),
  wrongSecret: z.boolean().optional(),
  ageSeconds: z.int().optional(),
  times: z.int().min(1).max(100).optional(),
});

const CONTROLS: Controls<Controlled> = {
  ...sharedControls<Controlled>({
    simulator: "twitch",
    faultKinds: ["points-left", ...HELIX_ERRORS, ...ID_ERRORS],
    limits: ({ state, buckets }) => ({ points: buckets.left(state.now()) }),
    resetLimits: ({ buckets }) => buckets.reset(),
    answer: answerApi,
  }),
  "POST accounts": ({ state }, call) => withInput(AccountInput, call, (input) => ok(state.putAccount(given(input) as NewAccount))),
  "POST posts": ({ state }, call) =>
    withInput(PostInput, call, ({ account, creator, ...input }) =>
      onAccount(state, account, ({ id: accountId }) =>
        onAccount(state, creator ?? account, ({ id: creatorId }) => ok(shown(state.publish({ ...given(input), accountId, creatorId } as NewPost), state))),
      ),
    ),
  "PATCH posts/:id": ({ state }, call, id) => withInput(z.strictObject(PostFields), call, (input) => shownOrMissing(state.change(id, given(input) as PostChange), (post) => shown(post, state))),
  "DELETE posts/:id": ({ state }, _call, id) => shownOrMissing(state.change(id, { deleted: true }), (post) => shown(post, state)),
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
  "POST removals": ({ state, app }, call) =>
    withInput(z.strictObject({ account: z.string() }), call, ({ account }) =>
      onAccount(state, account, async ({ id, login, displayName }) => {
        state.disconnect(id);
        const told = await notify("user.authorization.revoke", { client_id: app.clientId, user_id: id, user_login: login, user_name: displayName }, {}, state);
        return ok({ delivered: [...told, ...(await revokeSubscriptions(id, "authorization_revoked", state))] });
      }),
    ),
  "POST deliveries": ({ state }, call) => withInput(DeliveryInput, call, async ({ type, event, ...flaws }) => ok({ delivered: await notify(type, event, given(flaws) as Flaws, state) })),
};

/** Answers /__simulator/...: what people do on the platform's own site, and what goes wrong there. */
export function answerControl(call: Call, controlled: Controlled): Answer | Promise<Answer> {
  return dispatch(CONTROLS, call, controlled);
}

function shown(post: Post, state: TwitchState): object {
  return { ...post, views: viewsAt(post, state.now()), url: addressOf(post, state) };
}
