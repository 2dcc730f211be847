import { z } from "zod";
import { Id } from "./ids.ts";
import { Platform } from "./platforms.ts";

/** `active`: it is read. `lapsed`: only the creator's new consent helps; `problem` says why. `disconnected`: given back by the creator. */
export const ConnectionStatus = z.enum(["active", "lapsed", "disconnected"]);
export type ConnectionStatus = z.infer<typeof ConnectionStatus>;

/** Why a connection lapsed. `interrupted`: the answer to a renewal was lost, and with it the token that takes the old one's place. */
export const ConnectionProblem = z.enum(["expired", "revoked", "interrupted", "scopes-missing", "account-closed"]);
export type ConnectionProblem = z.infer<typeof ConnectionProblem>;

/** Why the figures shown are not the newest: the last good ones stay, and this says what went wrong since. */
export const StaleReason = z.enum(["platform-away", "answer-malformed", "quota-used-up", "consent-lapsed", "not-connected", "account-gone", "post-gone", "refused", "no-key"]);
export type StaleReason = z.infer<typeof StaleReason>;

/** One connected account as its creator sees it. */
export const ConnectionView = z.strictObject({
  id: Id,
  platform: Platform,
  handle: z.string().nullable(),
  status: ConnectionStatus,
  problem: ConnectionProblem.nullable(),
  /** What we asked for and were not granted; what is missing then is said by the screen. */
  missingScopes: z.array(z.string()),
  connectedAt: z.iso.datetime(),
  /** When only a new consent helps; null where the platform sets no such day. */
  lapsesAt: z.iso.datetime().nullable(),
  /** Within 14 days of `lapsesAt`. */
  isLapsing: z.boolean(),
  /** The platform did not answer when the consent was to be renewed, and is asked again. */
  isRenewing: z.boolean(),
  followers: z.number().nullable(),
  lastReadAt: z.iso.datetime().nullable(),
  nextReadAt: z.iso.datetime().nullable(),
  staleSince: z.iso.datetime().nullable(),
  staleReason: StaleReason.nullable(),
  version: z.int(),
});
export type ConnectionView = z.infer<typeof ConnectionView>;

/** The creator's accounts page: a line for each platform that this installation can read. */
export const OwnConnections = z.strictObject({
  /** Platforms with a connector switched on, in the order of the screen. */
  available: z.array(Platform),
  connections: z.array(ConnectionView),
});
export type OwnConnections = z.infer<typeof OwnConnections>;

export const BeginConnectInput = z.strictObject({ platform: Platform });
/** Where the browser goes next: the platform's consent screen. */
export const BeginConnectResult = z.strictObject({ consentUrl: z.url() });
export const ConnectionInput = z.strictObject({ connectionId: Id });
/** `erase` also removes what was read of the account: figures, history, audience and posts. */
export const DisconnectInput = z.strictObject({ connectionId: Id, erase: z.boolean() });
export type DisconnectInput = z.infer<typeof DisconnectInput>;
