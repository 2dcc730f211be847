import { z } from "zod";

import { NO_SUCH_CONTROL, withInput } from "../http/control.ts";
import { FaultOrder, TRANSPORT_FAULTS } from "../http/faults.ts";
import type { FaultQueue } from "../http/faults.ts";
import type { Answer, Call } from "../http/serve.ts";
import { countsAt } from "./counts.ts";
import { ERROR_REASONS } from "./errors.ts";
import type { Quota } from "./quota.ts";
import type { Video, YouTubeState } from "./state.ts";

interface Controlled {
  readonly state: YouTubeState;
  readonly quota: Quota;
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
const FaultInput = FaultOrder.extend({ kind: z.enum(["rate-limited", "server-error", ...TRANSPORT_FAULTS, ...ERROR_REASONS]) });

type Control = (controlled: Controlled, call: Call, id: string) => Answer | Promise<Answer>;

const CONTROLS: Readonly<Record<string, Control>> = {
  "GET health": ({ state }) => ok({ simulator: "youtube", now: new Date(state.now()).toISOString(), channels: state.channels.size, videos: state.videos.size }),
  "GET state": ({ state, quota, faults }) =>
    ok({ channels: [...state.channels.values()], videos: [...state.videos.values()].map((video) => shown(video, state)), quota: quota.used(state.now()), faults: faults.waiting }),
  "POST channels": ({ state }, call) => withInput(ChannelInput, call, (input) => ok(state.putChannel(defined(input)))),
  "POST videos": ({ state }, call) => withInput(VideoInput, call, (input) => publish(input, state)),
  "PATCH videos/:id": ({ state }, call, id) => withInput(VideoChange, call, (input) => changed(state.change(id, defined(input)), state)),
  "DELETE videos/:id": ({ state }, _call, id) => changed(state.change(id, { deleted: true }), state),
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
  "POST reset": ({ state, quota, faults }) => {
    state.reset();
    quota.reset();
    faults.clear();
    return ok({ channels: state.channels.size, videos: state.videos.size });
  },
};

/** Answers /__simulator/...: what a person would do on the platform's own site, and what goes wrong there. */
export function answerControl(call: Call, controlled: Controlled): Answer | Promise<Answer> {
  const [resource, id] = call.path.split("/").slice(2);
  const control = CONTROLS[`${call.method} ${resource}${id ? "/:id" : ""}`];
  return control ? control(controlled, call, id ?? "") : NO_SUCH_CONTROL;
}

function publish({ channel: reference, ...input }: z.infer<typeof VideoInput>, state: YouTubeState): Answer {
  const channel = state.channelBy(reference);
  if (!channel) return { status: 404, body: { error: `There is no channel ${reference}.` } };
  return ok(shown(state.publish({ ...defined(input), channelId: channel.id }), state));
}

function changed(video: Video | undefined, state: YouTubeState): Answer {
  return video ? ok(shown(video, state)) : { status: 404, body: { error: "There is no such video." } };
}

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
