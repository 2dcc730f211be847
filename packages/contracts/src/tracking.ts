import { z } from "zod";
import { FreshnessView } from "./freshness.ts";
import { Id } from "./ids.ts";
import { AssetView } from "./media.ts";
import { Platform } from "./platforms.ts";
import { DeliverableFormat } from "./requirements.ts";

export const PublicationStatus = z.enum(["reported", "verified", "sent-back"]);
export type PublicationStatus = z.infer<typeof PublicationStatus>;

/** What is looked at on a post, in the order in which it is shown. */
export const checkNames = ["connection", "public", "unique", "account", "time", "mention", "link", "disclosure", "format"] as const;
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

/** Who named a post: the creator's report, the sync that found it, or a proof that was uploaded. */
export const FoundBy = z.enum(["creator", "sync", "proof"]);
export type FoundBy = z.infer<typeof FoundBy>;

/** What was seen of a post at a moment: looked over, changed since it was verified, no longer there, there again. */
export const ObservationKind = z.enum(["checked", "edited", "gone", "back"]);
export type ObservationKind = z.infer<typeof ObservationKind>;
/** What an edited post said before and after; null where it was not kept. */
export const PostChange = z.strictObject({ before: z.string().nullable(), after: z.string().nullable() });
export type PostChange = z.infer<typeof PostChange>;
/** `change` is null unless the post was edited. */
export const ObservationView = z.strictObject({ id: Id, kind: ObservationKind, checks: z.array(PublicationCheck), change: PostChange.nullable(), observedAt: z.iso.datetime() });
export type ObservationView = z.infer<typeof ObservationView>;

/** What lists show beside a verified post that is not as it was; the worse of both. */
export const PostMark = z.enum(["gone", "edited"]);
export type PostMark = z.infer<typeof PostMark>;

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
  freshness: FreshnessView,
  foundBy: FoundBy,
  /** Until when the post has to stay up as it was; null before it is verified, and for proofs. */
  mustStayUntil: z.iso.datetime().nullable(),
  editedAt: z.iso.datetime().nullable(),
  /** Since when nobody can see the post; null while it is there. */
  goneAt: z.iso.datetime().nullable(),
  /** What was seen of the post, newest first, the latest fifty. */
  observations: z.array(ObservationView),
  version: z.int(),
});
export type PublicationView = z.infer<typeof PublicationView>;

export const FoundPostStatus = z.enum(["suggested", "reported", "dismissed"]);
export type FoundPostStatus = z.infer<typeof FoundPostStatus>;
/** A post of the creator's account that may be the one a deliverable waits for, with what was checked. */
export const FoundPostView = z.strictObject({
  id: Id,
  platform: Platform,
  url: z.string(),
  title: z.string(),
  publishedAt: z.iso.datetime(),
  foundAt: z.iso.datetime(),
  checks: z.array(PublicationCheck),
});
export type FoundPostView = z.infer<typeof FoundPostView>;
export const FoundPostInput = z.strictObject({ foundPostId: Id });
export type FoundPostInput = z.infer<typeof FoundPostInput>;

const Count = z.int("A whole number.").min(0, "A count is 0 or more.").max(1_000_000_000_000);
/** What a creator says of a story that could not be read: screenshots, when it came out, and its numbers as the platform showed them. */
export const SubmitStoryProofInput = z.strictObject({
  deliverableId: Id,
  assetIds: z.array(Id).min(1, "Add a screenshot of the story's numbers.").max(10, "A proof has at most 10 files."),
  publishedAt: z.iso.datetime({ error: "Say when the story came out." }),
  views: Count,
  likes: Count.nullable(),
  comments: Count.nullable(),
  shares: Count.nullable(),
});
export type SubmitStoryProofInput = z.infer<typeof SubmitStoryProofInput>;

/** Refusing needs a reason, which the creator reads. */
export const DecideStoryProofInput = z
  .strictObject({ storyProofId: Id, decision: z.enum(["accept", "refuse"]), reason: z.string().trim().max(500) })
  .refine(({ decision, reason }) => decision === "accept" || reason.length >= 3, { message: "Say what is missing: the creator reads it.", path: ["reason"] });
export type DecideStoryProofInput = z.infer<typeof DecideStoryProofInput>;

export const StoryProofStatus = z.enum(["submitted", "accepted", "refused"]);
export type StoryProofStatus = z.infer<typeof StoryProofStatus>;
export const StoryProofView = z.strictObject({
  id: Id,
  status: StoryProofStatus,
  assets: z.array(AssetView),
  publishedAt: z.iso.datetime(),
  views: z.number().nullable(),
  likes: z.number().nullable(),
  comments: z.number().nullable(),
  shares: z.number().nullable(),
  reason: z.string().nullable(),
  submittedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  version: z.int(),
});
export type StoryProofView = z.infer<typeof StoryProofView>;

/** What a deliverable's post has to fulfil, and the post once one was reported. */
export const DeliverablePublication = z.strictObject({
  deliverableId: Id,
  platform: Platform,
  format: DeliverableFormat,
  /** Whether posts of this platform can be read by this installation. */
  isConnected: z.boolean(),
  /** Whether its creator has to connect the account first, because the platform shows posts to their owner only. Told to the creator alone. */
  needsConnection: z.boolean(),
  /** Whether its work is approved, so that a post may be reported. */
  mayReport: z.boolean(),
  mustMention: z.array(z.string()),
  mustLink: z.string().nullable(),
  disclosure: z.string(),
  publication: PublicationView.nullable(),
  /** Posts that may be the one, for the creator to decide; newest first. */
  foundPosts: z.array(FoundPostView),
  /** The last proof of a story; null where none was uploaded. */
  storyProof: StoryProofView.nullable(),
});
export type DeliverablePublication = z.infer<typeof DeliverablePublication>;
export const DeliverablePublicationInput = z.strictObject({ deliverableId: Id });
