import { z } from "zod";

import { COUNT_FAULTS } from "../http/answer-faults.ts";
import { NO_SUCH_CONTROL, withInput } from "../http/control.ts";
import { FaultOrder, TRANSPORT_FAULTS } from "../http/faults.ts";
import type { FaultQueue } from "../http/faults.ts";
import type { Answer, Call } from "../http/serve.ts";
import { answerApi } from "./api.ts";
import type { Platform } from "./api.ts";
import { countsAt } from "./counts.ts";
import { ERROR_REASONS, OAUTH_ERRORS } from "./errors.ts";
import { nudge, nudgeFor } from "./push.ts";
import { seedAccounts } from "./seed.ts";
import type { Channel, Video, YouTubeState } from "./state.ts";

interface Controlled extends Platform {
  readonly faults: FaultQueue;
}

const Count = z.int().min(0);
const ChannelInput = z.strictObject({
  id: z.string().regex(/^UC[\w-]{22}$/).optional(),
  handle: z.string().regex(/^@?[\w.-]{3,30}$/),
  title: z.string().min(1),
  description: z.string().optional(),
  country: z.string().length(2).nullable().optional(),
  subscribers: Count.optional(),
  hiddenSubscribers: z.boolean().optional(),
  state: z.enum(["open", "terminated", "closed", "suspended"]).optional(),
});
const CountsInput = z.strictObject({ views: Count, likes: Count.nullable().default(null), comments: Count.nullable().default(null) });
const VideoFields = {
  title: z.string().min(1).max(100),
  description: z.string().max(5000).optional(),
  publishedAt: z.iso.datetime().optional(),
  uploadedAt: z.iso.datetime().optional(),
  durationSeconds: Count.optional(),
  privacy: z.enum(["public", "unlisted", "private"]).optional(),
  hasPaidProductPlacement: z.boolean().optional(),
  growthPerHour: z.number().min(0).optional(),
};
const VideoInput = z.strictObject({
  ...VideoFields,
  id: z.string().regex(/^[\w-]{11}$/).optional(),
  /** A channel's id or its handle. */
  channel: z.string(),
  counts: CountsInput.optional(),
});
const VideoChange = z.strictObject({ ...VideoFields, title: VideoFields.title.optional(), counts: CountsInput.partial().optional() });
const ClockInput = z.strictObject({ advanceSeconds: z.int().min(1) });
const QuotaInput = z.strictObject({ bucket: z.enum(["pool", "batchGetStats"]).default("pool"), remaining: z.int().min(0).max(10_000) });
const SeedInput = z.strictObject({ accounts: z.int().min(1).max(20_000), postsEach: z.int().min(0).max(200).default(4) });
const ConsentInput = z.strictObject({ url: z.url(), account: z.string(), decision: z.enum(["allow", "deny"]).default("allow"), scopes: z.array(z.string()).optional() });
const AccountInput = z.strictObject({ account: z.string() });
const DeliveryInput = z.strictObject({
  video: z.string(),
  kind: z.enum(["entry", "deleted-entry"]).default("entry"),
  wrongSecret: z.boolean().default(false),
  times: z.int().min(1).max(100).default(1),
});
const FaultInput = FaultOrder.extend({
  kind: z.enum(["rate-limited", "server-error", "token-expired", "token-revoked", "endless-cursor", ...COUNT_FAULTS, ...TRANSPORT_FAULTS, ...ERROR_REASONS, ...OAUTH_ERRORS]),
});

type Control = (controlled: Controlled, call: Call, id: string) => Answer | Promise<Answer>;

const CONTROLS: Readonly<Record<string, Control>> = {
  "GET health": ({ state }) => ok({ simulator: "youtube", now: new Date(state.now()).toISOString(), channels: state.channels.size, videos: state.videos.size }),
  "GET state": ({ state, quota, faults }) =>
    ok({
      channels: [...state.channels.values()],
      videos: [...state.videos.values()].map((video) => shown(video, state)),
      subscriptions: [...state.subscriptions.values()],
      quota: quota.used(state.now()),
      faults: faults.waiting,
    }),
  "POST seed": ({ state }, call) =>
    withInput(SeedInput, call, ({ accounts, postsEach }) => {
      seedAccounts(state, accounts, postsEach);
      return ok({ channels: state.channels.size, videos: state.videos.size });
    }),
  "POST channels": ({ state }, call) => withInput(ChannelInput, call, (input) => ok(state.putChannel(defined(input)))),
  "POST videos": ({ state }, call) => withInput(VideoInput, call, (input) => publish(input, state)),
  "PATCH videos/:id": ({ state }, call, id) => withInput(VideoChange, call, (input) => change(id, defined(input), state)),
  "DELETE videos/:id": ({ state }, _call, id) => change(id, { deleted: true }, state),
  "POST uploads-order": ({ state }, call) =>
    withInput(z.strictObject({ shuffled: z.boolean() }), call, ({ shuffled }) => {
      state.shufflesUploads = shuffled;
      return ok({ shuffled });
    }),
  "POST consent": (controlled, call) => withInput(ConsentInput, call, (input) => consent(controlled, call, input)),
  "POST removals": ({ state }, call) =>
    withInput(AccountInput, call, ({ account }) =>
      onChannel(state, account, ({ id }) => {
        state.disconnect(id);
        return ok({ disconnected: id });
      }),
    ),
  "POST deliveries": ({ state }, call) =>
    withInput(DeliveryInput, call, async ({ video: id, kind, ...flaws }) => {
      const video = state.videos.get(id);
      return video ? ok({ delivered: await nudge(kind, video, flaws, state) }) : NO_SUCH_VIDEO;
    }),
  "POST clock": ({ state }, call) =>
    withInput(ClockInput, call, ({ advanceSeconds }) => {
      state.advance(advanceSeconds);
      return ok({ now: new Date(state.now()).toISOString() });
    }),
  "POST quota": ({ state, quota }, call) =>
    withInput(QuotaInput, call, ({ bucket, remaining }) => {
      quota.leave(bucket, remaining, state.now());
      return ok({ bucket, remaining });
    }),
  "POST misbehave": ({ faults }, call) =>
    withInput(FaultInput, call, (order) => {
      faults.add(order);
      return ok({ waiting: faults.waiting });
    }),
  /** Back to the first state, with the channels that are there at every start or with none at all. */
  "POST reset": ({ state, quota, faults }, call) =>
    withInput(z.strictObject({ seeded: z.boolean().default(true) }), call, ({ seeded }) => {
      state.reset(seeded);
      quota.reset();
      faults.clear();
      return ok({ channels: state.channels.size, videos: state.videos.size });
    }),
};

/** Answers /__simulator/...: what a person would do on the platform's own site, and what goes wrong there. */
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

function onChannel(state: YouTubeState, reference: string, act: (channel: Channel) => Answer | Promise<Answer>): Answer | Promise<Answer> {
  const channel = state.channelBy(reference);
  return channel ? act(channel) : { status: 404, body: { error: `There is no channel ${reference}.` } };
}

function publish({ channel: reference, ...input }: z.infer<typeof VideoInput>, state: YouTubeState): Answer | Promise<Answer> {
  return onChannel(state, reference, ({ id: channelId }) => told(undefined, state.publish({ ...defined(input), channelId }), state));
}

function change(id: string, changes: Parameters<YouTubeState["change"]>[1], state: YouTubeState): Answer | Promise<Answer> {
  const before = state.videos.get(id);
  const after = state.change(id, changes);
  return after ? told(before, after, state) : NO_SUCH_VIDEO;
}

/** Tells the hub's subscribers of a change before the control call is answered. */
async function told(before: Video | undefined, after: Video, state: YouTubeState): Promise<Answer> {
  const kind = nudgeFor(before, after);
  const delivered = kind ? await nudge(kind, after, {}, state) : [];
  return ok({ ...shown(after, state), ...(delivered.length > 0 && { delivered }) });
}

const NO_SUCH_VIDEO: Answer = { status: 404, body: { error: "There is no such video." } };

/** A video as control calls see it, with the addresses that its creator would copy. */
function shown(video: Video, state: YouTubeState): object {
  return {
    ...video,
    counts: countsAt(video, state.now()),
    watchUrl: `https://www.youtube.com/watch?v=${video.id}`,
    shareUrl: `https://youtu.be/${video.id}`,
    shortsUrl: `https://www.youtube.com/shorts/${video.id}`,
  };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without the keys that were not given, so that they do not overwrite a default. */
function defined<T extends object>(input: T): Defined<T> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Defined<T>;
}

function ok(body: object): Answer {
  return { status: 200, body };
}
