import { z } from "zod";
import { Id } from "./ids.ts";
import { PushingPlatform } from "./webhooks.ts";

/** How often a job is tried again, and how long it waits first (ms, doubled at each attempt). */
type Retry = { attempts: number; backoffMs: number };
const quick: Retry = { attempts: 8, backoffMs: 250 };
const slow: Retry = { attempts: 5, backoffMs: 2_000 };
const provider: Retry = { attempts: 8, backoffMs: 1_000 };

const context = { organizationId: Id.nullable(), creatorId: Id.nullable(), correlationId: z.string().max(80) };

/** Tried once: what was not read is due again by its row, after a wait that the row knows. */
const plan: Retry = { attempts: 1, backoffMs: 1_000 };
/**
 * A batch of readings that the planner claimed, all with one consent. `claim` is what the rows have to hold for the reading to count;
 * `isWhole`: of posts, that they are read themselves, and not their numbers alone.
 */
const reading = { payload: z.strictObject({ ...context, claim: Id, batch: Id, targetIds: z.array(Id).min(1).max(500), isWhole: z.boolean().optional() }), key: ["batch"], retry: plan } as const;

/**
 * Every piece of work a queue carries: the only place that names a job. Payloads hold references, never content.
 * `key` names the fields that make the job's id, so that the same work asked for twice while it waits is done once;
 * without fields each asking is work of its own.
 */
export const jobs = {
  "discovery.index-creators": { payload: z.strictObject({ ...context, creatorIds: z.array(Id).min(1).max(500) }), key: [], retry: quick, queue: "indexing" },
  "discovery.run-bulk-action": { payload: z.strictObject({ ...context, bulkId: Id }), key: ["bulkId"], retry: slow, queue: "bulk" },
  "discovery.check-saved-search": { payload: z.strictObject({ ...context, searchId: Id, due: z.iso.datetime() }), key: ["searchId", "due"], retry: slow, queue: "searches" },
  "creators.import-creators": { payload: z.strictObject({ ...context, importId: Id }), key: ["importId"], retry: slow, queue: "imports" },
  "media.process-asset": { payload: z.strictObject({ ...context, assetId: Id }), key: ["assetId"], retry: slow, queue: "media" },
  "tracking.verify-publication": { payload: z.strictObject({ ...context, publicationId: Id }), key: ["publicationId"], retry: provider, queue: "social" },
  "tracking.receive-webhook": { payload: z.strictObject({ ...context, platform: PushingPlatform, deliveryId: z.string().regex(/^[\da-f]{64}$/) }), key: ["platform", "deliveryId"], retry: quick, queue: "webhooks" },
  "tracking.keep-story-figures": { payload: z.strictObject({ ...context, platform: PushingPlatform, deliveryId: z.string().regex(/^[\da-f]{64}$/) }), key: ["platform", "deliveryId"], retry: quick, queue: "webhooks" },
  "tracking.read-youtube": { ...reading, queue: "sync-youtube" },
  "tracking.read-instagram": { ...reading, queue: "sync-instagram" },
  "tracking.read-tiktok": { ...reading, queue: "sync-tiktok" },
  "tracking.read-twitch": { ...reading, queue: "sync-twitch" },
  "tracking.read-x": { ...reading, queue: "sync-x" },
  "messaging.send-mail": { payload: z.strictObject({ ...context, mailId: Id }), key: ["mailId"], retry: slow, queue: "mail" },
  "collaborations.lapse-turn": { payload: z.strictObject({ ...context, collaborationId: Id }), key: ["collaborationId"], retry: quick, queue: "collaborations" },
  "sagas.advance": { payload: z.strictObject({ ...context, sagaId: Id }), key: ["sagaId"], retry: provider, queue: "sagas" },
} as const satisfies Record<string, { payload: z.ZodType; key: readonly string[]; retry: Retry; queue: string }>;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]["payload"]>;
export type QueueName = (typeof jobs)[JobName]["queue"];
