import { z } from "zod";
import { Id } from "./ids.ts";
import { AssetView } from "./media.ts";
import { DeliverableRequirement } from "./requirements.ts";
import { PostMark } from "./tracking.ts";

export const DeliverableStatus = z.enum(["open", "submitted", "changes-requested", "approved", "published", "verified", "cancelled"]);
export type DeliverableStatus = z.infer<typeof DeliverableStatus>;
export const DraftStatus = z.enum(["submitted", "changes-requested", "approved", "superseded"]);
export type DraftStatus = z.infer<typeof DraftStatus>;
/** Internal comments stay among the organization's members; shared ones reach the creator. */
export const CommentVisibility = z.enum(["internal", "shared"]);
export type CommentVisibility = z.infer<typeof CommentVisibility>;
export const Side = z.enum(["organization", "creator"]);

const Milliseconds = z.int().min(0).max(86_400_000);

export const SubmitDraftInput = z.strictObject({ deliverableId: Id, assetId: Id, note: z.string().trim().max(2_000) });
export type SubmitDraftInput = z.infer<typeof SubmitDraftInput>;

/** `id` is made by who writes, so that the same comment sent twice is one comment. `untilMs` makes it a range. */
export const AddCommentInput = z
  .strictObject({
    id: Id,
    draftId: Id,
    atMs: Milliseconds,
    untilMs: Milliseconds.nullable(),
    body: z.string().trim().min(1, "Write what you mean before sending.").max(4_000),
    visibility: CommentVisibility,
  })
  .refine((input) => input.untilMs === null || input.untilMs >= input.atMs, { message: "A range ends after it begins.", path: ["untilMs"] });
export type AddCommentInput = z.infer<typeof AddCommentInput>;

export const ResolveCommentInput = z.strictObject({ commentId: Id, resolved: z.boolean() });
export type ResolveCommentInput = z.infer<typeof ResolveCommentInput>;

export const RequestChangesInput = z.strictObject({
  deliverableId: Id,
  draftId: Id,
  note: z.string().trim().max(2_000),
  dueOn: z.iso.date().nullable(),
});
export type RequestChangesInput = z.infer<typeof RequestChangesInput>;

export const ApproveDraftInput = z.strictObject({ deliverableId: Id, draftId: Id });
export type ApproveDraftInput = z.infer<typeof ApproveDraftInput>;

export const CommentView = z.strictObject({
  id: Id,
  draftId: Id,
  authorId: Id,
  authorName: z.string(),
  authorSide: Side,
  visibility: CommentVisibility,
  atMs: z.int(),
  untilMs: z.int().nullable(),
  body: z.string(),
  resolvedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type CommentView = z.infer<typeof CommentView>;

export const DraftView = z.strictObject({
  id: Id,
  number: z.int(),
  status: DraftStatus,
  note: z.string(),
  decisionNote: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  submittedAt: z.iso.datetime(),
  asset: AssetView,
});
export type DraftView = z.infer<typeof DraftView>;

/** One line of the review queue. `waitingSince` is when it became somebody's turn: `turn` says whose. */
export const DeliverableRow = z.strictObject({
  id: Id,
  collaborationId: Id,
  campaignId: Id,
  campaignName: z.string(),
  creatorId: Id,
  creatorName: z.string(),
  requirement: DeliverableRequirement,
  dueOn: z.iso.date().nullable(),
  status: DeliverableStatus,
  turn: z.enum(["organization", "creator", "nobody"]),
  draftNumber: z.int().nullable(),
  waitingSince: z.iso.datetime(),
  openPoints: z.int(),
  posterUrl: z.string().nullable(),
  assetStatus: AssetView.shape.status.nullable(),
  /** What became of its verified post; null while it is as it was. */
  postMark: PostMark.nullable(),
  version: z.int(),
});
export type DeliverableRow = z.infer<typeof DeliverableRow>;

export const FindDeliverablesInput = z.strictObject({
  status: z.array(DeliverableStatus).max(7).default([]),
  campaignId: Id.nullable().default(null),
  text: z.string().trim().max(120).default(""),
  limit: z.int().min(1).max(200).default(100),
});
export type FindDeliverablesInput = z.infer<typeof FindDeliverablesInput>;

/** `counts` are of everything the other filters let through, by status. */
export const FindDeliverablesResult = z.strictObject({
  rows: z.array(DeliverableRow),
  counts: z.record(DeliverableStatus, z.int()),
  campaigns: z.array(z.strictObject({ id: Id, name: z.string() })),
});
export type FindDeliverablesResult = z.infer<typeof FindDeliverablesResult>;

export const DeliverableInput = z.strictObject({ deliverableId: Id });
export const CollaborationDeliverablesInput = z.strictObject({ collaborationId: Id });

/** Everything the review page shows, newest version first; comments are those the reader may see. */
export const DeliverableView = DeliverableRow.extend({
  drafts: z.array(DraftView),
  comments: z.array(CommentView),
});
export type DeliverableView = z.infer<typeof DeliverableView>;
