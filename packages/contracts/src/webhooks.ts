import { z } from "zod";

/** Platforms that tell of changes on their own. */
export const PushingPlatform = z.enum(["youtube", "instagram", "tiktok", "twitch"]);
export type PushingPlatform = z.infer<typeof PushingPlatform>;

const AppUser = { appUserId: z.string().min(1).max(200), at: z.iso.datetime() };
const Measured = z.strictObject({ at: z.iso.datetime(), values: z.record(z.string().max(100), z.unknown()) });
const Account = { accountId: z.string().min(1).max(200) };

/** What a delivery says, understood and no more than a hint to look: what became of a post or a consent is decided by reading. */
export const PlatformNotice = z.discriminatedUnion("kind", [
  /** Something new may be at the account. */
  z.strictObject({ kind: z.literal("account-changed"), ...Account }),
  /** A post is new, changed, mentioned, measured or deleted. `measured`: the last figures of a story, in the platform's own names, when it ended. */
  z.strictObject({ kind: z.literal("post-changed"), ...Account, postId: z.string().min(1).max(200), measured: Measured.optional() }),
  /** The owner took their consent back. */
  z.strictObject({ kind: z.literal("consent-ended"), ...Account, at: z.iso.datetime() }),
  /** Somebody removed the app at the platform, which names them as this app alone knows them. */
  z.strictObject({ kind: z.literal("app-removed"), ...AppUser }),
  /** Somebody had the platform ask us to erase what we know of them; `code` is where they can see what came of it. */
  z.strictObject({ kind: z.literal("deletion-asked"), ...AppUser, code: z.string().regex(/^[\da-f]{32}$/) }),
  /** The platform asked whether we want a topic, and was told yes. */
  z.strictObject({ kind: z.literal("subscription-confirmed"), ...Account, topic: z.string().max(200), renewAt: z.iso.datetime().nullable() }),
  /** Nothing more will come on a topic. */
  z.strictObject({ kind: z.literal("subscription-ended"), ...Account, topic: z.string().max(200), reason: z.string().max(500) }),
]);
export type PlatformNotice = z.infer<typeof PlatformNotice>;

/** What is kept of a delivery. */
export const DeliveryMessage = z.strictObject({ notices: z.array(PlatformNotice) });
export type DeliveryMessage = z.infer<typeof DeliveryMessage>;
