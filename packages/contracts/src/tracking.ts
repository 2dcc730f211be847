import { z } from "zod";
import { Id } from "./ids.ts";
import { Platform } from "./platforms.ts";

export const PublicationStatus = z.enum(["reported", "verified", "sent-back"]);
export type PublicationStatus = z.infer<typeof PublicationStatus>;

/** What is looked at on a post, in the order in which it is shown. */
export const checkNames = ["public", "account", "time", "mention", "link", "disclosure", "format"] as const;
export const CheckName = z.enum(checkNames);
export type CheckName = z.infer<typeof CheckName>;

/**
 * One thing that was looked at, with its evidence: what the brief wants and what the post shows, as the platform says it.
 * Times are ISO, durations are ms; screens put them into a sentence of the reader's language.
 */
export const PublicationCheck = z.strictObject({
  name: CheckName,
  result: z.enum(["passed", "failed"]),
  wanted: z.string().nullable(),
  found: z.string().nullable(),
});
export type PublicationCheck = z.infer<typeof PublicationCheck>;

export const PostUrl = z.string().trim().min(1, "Paste the link of the post.").max(2_048, "A link has at most 2,048 characters.");

export const ReportPublicationInput = z.strictObject({ deliverableId: Id, url: PostUrl });
export type ReportPublicationInput = z.infer<typeof ReportPublicationInput>;
export const PublicationInput = z.strictObject({ publicationId: Id });
export type PublicationInput = z.infer<typeof PublicationInput>;
export const RefreshMetricsInput = z.strictObject({ campaignId: Id });
export type RefreshMetricsInput = z.infer<typeof RefreshMetricsInput>;
/** `posts` are read again now; `id` is the campaign. */
export const RefreshMetricsResult = z.strictObject({ id: Id, posts: z.int() });
export type RefreshMetricsResult = z.infer<typeof RefreshMetricsResult>;

/** What a platform counted at a moment; what it does not tell is null. */
export const MetricsView = z.strictObject({
  takenAt: z.iso.datetime(),
  source: z.string(),
  views: z.number().nullable(),
  likes: z.number().nullable(),
  comments: z.number().nullable(),
  shares: z.number().nullable(),
});
export type MetricsView = z.infer<typeof MetricsView>;

export const PublicationView = z.strictObject({
  id: Id,
  deliverableId: Id,
  platform: Platform,
  url: z.string(),
  status: PublicationStatus,
  checks: z.array(PublicationCheck),
  title: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  reportedAt: z.iso.datetime(),
  verifiedAt: z.iso.datetime().nullable(),
  nextReadingAt: z.iso.datetime().nullable(),
  metrics: MetricsView.nullable(),
  version: z.int(),
});
export type PublicationView = z.infer<typeof PublicationView>;

/** What a deliverable's post has to fulfil, and the post once one was reported. */
export const DeliverablePublication = z.strictObject({
  deliverableId: Id,
  platform: Platform,
  /** Whether posts of this platform can be read by this installation. */
  isConnected: z.boolean(),
  /** Whether its work is approved, so that a post may be reported. */
  mayReport: z.boolean(),
  mustMention: z.array(z.string()),
  mustLink: z.string().nullable(),
  disclosure: z.string(),
  publication: PublicationView.nullable(),
});
export type DeliverablePublication = z.infer<typeof DeliverablePublication>;
export const DeliverablePublicationInput = z.strictObject({ deliverableId: Id });
