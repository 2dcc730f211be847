import { z } from "zod";
import { Platform } from "./platforms.ts";

/** What a deliverable is made of: decides which files its drafts may be and which posts count for it. */
export const DeliverableFormat = z.enum(["video", "short", "image", "story"]);
export type DeliverableFormat = z.infer<typeof DeliverableFormat>;

/** How a post has to say that it is paid for. */
export const Disclosure = z.enum(["none", "platform-label", "hashtag"]);
export type Disclosure = z.infer<typeof Disclosure>;

/**
 * What a campaign asks each creator for. `count` pieces of the same kind; `dueOffsetDays` counts from the day of the
 * agreement; `mustMention` are words or handles without regard to case; `mustLink` is a link the post has to carry.
 */
export const DeliverableRequirement = z.strictObject({
  id: z.string().min(1).max(40),
  platform: Platform,
  format: DeliverableFormat,
  count: z.int().min(1).max(20),
  dueOffsetDays: z.int().min(0).max(365),
  mustMention: z.array(z.string().trim().min(1).max(80)).max(20),
  mustLink: z.url({ protocol: /^https?$/ }).max(2_000).nullable(),
  disclosure: Disclosure,
  notes: z.string().max(2_000),
});
export type DeliverableRequirement = z.infer<typeof DeliverableRequirement>;
