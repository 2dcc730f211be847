import { z } from "zod";
import { Email } from "./identity.ts";
import { Id } from "./ids.ts";

const count = z.int().min(0);

/** A server or service that Fanfare stands on. `required`: nothing works without it. Times in ms. */
export const DependencyStatus = z.strictObject({
  name: z.string(),
  required: z.boolean(),
  ok: z.boolean(),
  version: z.string().nullable(),
  latencyMs: z.int().nullable(),
  lastError: z.string().nullable(),
  lastErrorAt: z.iso.datetime().nullable(),
});
export type DependencyStatus = z.infer<typeof DependencyStatus>;

/** What an operator sees of the workers. Ages in seconds. */
export const OperatorStatus = z.strictObject({
  at: z.iso.datetime(),
  startedAt: z.iso.datetime(),
  stopping: z.boolean(),
  roles: z.array(z.string()),
  dependencies: z.array(DependencyStatus),
  queues: z.array(z.strictObject({ name: z.string(), waiting: count, active: count, delayed: count, failed: count })),
  outbox: z.strictObject({ waiting: count, oldestSeconds: z.number() }),
  consumers: z.array(z.strictObject({ name: z.string(), waiting: count, inWork: count })),
  sagas: z.array(z.strictObject({ name: z.string(), status: z.string(), count })),
  parkedSagas: z.array(
    z.strictObject({ id: Id, name: z.string(), organizationId: Id, step: z.string(), lastError: z.string().nullable(), updatedAt: z.iso.datetime() }),
  ),
  deadLetters: z.array(
    z.strictObject({ id: Id, kind: z.enum(["event", "job"]), name: z.string(), organizationId: Id.nullable(), reason: z.string(), failedAt: z.iso.datetime() }),
  ),
  guards: z.array(z.strictObject({ name: z.string(), state: z.enum(["closed", "open", "probing"]), since: z.iso.datetime(), lastError: z.string().nullable(), retryAt: z.iso.datetime().nullable() })),
});
export type OperatorStatus = z.infer<typeof OperatorStatus>;

/** What an operator asks the workers to do. */
export const RetrySagaInput = z.strictObject({ sagaId: Id });
export const RedriveInput = z.strictObject({ deadLetterId: Id, action: z.enum(["send-again", "let-go"]) });
/** Sends published facts of a time again; `until` is not included. */
export const RepublishInput = z.strictObject({ from: z.iso.datetime(), until: z.iso.datetime() });
export const OperatorAnswer = z.strictObject({ done: z.boolean(), message: z.string() });
export type OperatorAnswer = z.infer<typeof OperatorAnswer>;

/** The whole installation on one page: the servers as the web app sees them, and the workers' account, or null when they do not answer. */
export const InstallationStatus = z.strictObject({
  at: z.iso.datetime(),
  publicUrl: z.string(),
  isMailConfigured: z.boolean(),
  isDemo: z.boolean(),
  web: z.array(DependencyStatus),
  workers: OperatorStatus.nullable(),
});
export type InstallationStatus = z.infer<typeof InstallationStatus>;

export const MakeResetLinkInput = z.strictObject({ email: Email });
/** Null when there is no account with the address. */
export const MakeResetLinkOutput = z.strictObject({ link: z.url().nullable() });
