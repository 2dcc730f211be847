import { z } from "zod";
import { CampaignBrief } from "./campaigns.ts";
import { DeliverableStatus } from "./content.ts";
import { Id } from "./ids.ts";
import { Currency, Money, PositiveMoney } from "./money.ts";
import { PayoutView } from "./payments.ts";
import { Platform } from "./platforms.ts";
import { DeliverableRequirement } from "./requirements.ts";
import { PostMark } from "./tracking.ts";

/** The life of a collaboration in order, then how it can end otherwise. */
export const collaborationStatuses = [
  "applied", "invited", "shortlisted", "offered", "countered", "agreed", "producing", "in-review", "approved", "published", "verified", "completed",
  "declined", "withdrawn", "expired", "cancelled", "disputed",
] as const;
export const CollaborationStatus = z.enum(collaborationStatuses);
export type CollaborationStatus = z.infer<typeof CollaborationStatus>;

/** The columns of a campaign's board, each with the statuses it holds. */
export const stages = {
  new: ["applied", "invited"],
  shortlist: ["shortlisted"],
  negotiation: ["offered", "countered"],
  work: ["agreed", "producing", "in-review", "approved", "published", "verified"],
  completed: ["completed"],
  ended: ["declined", "withdrawn", "expired", "cancelled", "disputed"],
} as const satisfies Record<string, readonly CollaborationStatus[]>;
export type Stage = keyof typeof stages;
export const Stage = z.enum(Object.keys(stages) as [Stage, ...Stage[]]);

export const Side = z.enum(["organization", "creator"]);
export type Side = z.infer<typeof Side>;

/** What somebody answered to one of the page's questions; the question stays as it was put. */
export const Answer = z.strictObject({ questionId: z.string(), question: z.string(), answer: z.string() });
export type Answer = z.infer<typeof Answer>;

export const offerStatuses = ["open", "countered", "replaced", "agreed", "lapsed", "closed"] as const;
export const Offer = z.strictObject({
  id: Id,
  by: Side,
  amount: Money,
  message: z.string(),
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  status: z.enum(offerStatuses),
});
export type Offer = z.infer<typeof Offer>;

const Message = z.string().trim().max(2_000, "A message has at most 2,000 characters.");
const campaign = { campaignId: Id };
const one = { collaborationId: Id };

export const SubmitApplicationInput = z.strictObject({
  slug: z.string().max(80),
  answers: z.array(z.strictObject({ questionId: z.string().max(40), answer: z.string().trim().max(4_000) })).max(20),
  message: Message,
});
export type SubmitApplicationInput = z.infer<typeof SubmitApplicationInput>;

export const InviteCreatorInput = z.strictObject({ ...campaign, creatorId: Id, message: Message });
export type InviteCreatorInput = z.infer<typeof InviteCreatorInput>;

export const ShortlistInput = z.strictObject({ collaborationIds: z.array(Id).min(1).max(200) });
export type ShortlistInput = z.infer<typeof ShortlistInput>;
export const DeclineInput = z.strictObject({ collaborationIds: z.array(Id).min(1).max(200), message: Message.min(1, "Write a line: each of them gets it.") });
export type DeclineInput = z.infer<typeof DeclineInput>;
/** How many were changed; those that were so already are left out. */
export const BulkReceipt = z.strictObject({ changed: z.array(Id), refused: z.array(z.strictObject({ id: Id, reason: z.string() })) });
export type BulkReceipt = z.infer<typeof BulkReceipt>;

/** `offerId` is made by who offers, so that the same offer sent twice is one offer. `validDays` counts from now. */
const terms = { ...one, offerId: Id, amount: PositiveMoney, message: Message, validDays: z.int().min(1, "An offer stands for at least a day.").max(60, "An offer stands for at most 60 days.") };
export const MakeOfferInput = z.strictObject(terms);
export type MakeOfferInput = z.infer<typeof MakeOfferInput>;
/** `answersOfferId` is the offer one looked at; if it is no longer the one on the table, nothing is changed. */
export const CounterOfferInput = z.strictObject({ ...terms, answersOfferId: Id });
export type CounterOfferInput = z.infer<typeof CounterOfferInput>;
export const AgreeToOfferInput = z.strictObject({ ...one, offerId: Id });
export type AgreeToOfferInput = z.infer<typeof AgreeToOfferInput>;

export const EndCollaborationInput = z.strictObject({ ...one, reason: z.string().trim().min(3, "Give the reason: the other side reads it.").max(500) });
export type EndCollaborationInput = z.infer<typeof EndCollaborationInput>;

export const CollaborationInput = z.strictObject(one);

/** What the creator's own accounts say, as far as known. `engagementRate` is a share, 0-1. */
export const AccountMetrics = z.strictObject({
  platform: Platform,
  handle: z.string(),
  url: z.string().nullable(),
  followers: z.number().nullable(),
  averageViews: z.number().nullable(),
  engagementRate: z.number().nullable(),
  readAt: z.iso.datetime(),
});

/** Whose turn it is and until when; null when nobody's turn has an end. */
export const Turn = z.strictObject({ side: z.enum(["organization", "creator", "product", "nobody"]), until: z.union([z.iso.datetime(), z.iso.date()]).nullable() });
export type Turn = z.infer<typeof Turn>;

export const CollaborationRow = z.strictObject({
  id: Id,
  campaignId: Id,
  campaignName: z.string(),
  brandName: z.string(),
  creatorId: Id,
  creatorName: z.string(),
  status: CollaborationStatus,
  turn: Turn,
  currency: Currency,
  /** The amount on the table, or the agreed one. */
  amount: Money.nullable(),
  country: z.string().nullable(),
  topics: z.array(z.string()),
  accounts: z.array(AccountMetrics),
  answers: z.array(Answer),
  message: z.string(),
  /** The average views of all pieces together, or null when a platform of the brief has no known average. */
  expectedViews: z.number().nullable(),
  endReason: z.string().nullable(),
  /** What became of its verified posts, the worst of them; null while all are as they were. */
  postMark: PostMark.nullable(),
  appliedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.int(),
});
export type CollaborationRow = z.infer<typeof CollaborationRow>;

export const FindApplicantsInput = z.strictObject({
  ...campaign,
  stage: Stage.nullable().default(null),
  text: z.string().trim().max(120).default(""),
  sort: z.enum(["newest", "oldest", "followers", "amount"]).default("newest"),
  limit: z.int().min(1).max(500).default(200),
});
export type FindApplicantsInput = z.infer<typeof FindApplicantsInput>;
/** `counts` are of everything the text lets through, by stage. */
export const FindApplicantsResult = z.strictObject({
  campaignName: z.string(),
  counts: z.record(Stage, z.int()),
  rows: z.array(CollaborationRow),
  questions: z.array(z.strictObject({ questionId: z.string(), question: z.string() })),
  isCut: z.boolean(),
});
export type FindApplicantsResult = z.infer<typeof FindApplicantsResult>;

export const TimelineEntry = z.strictObject({ id: Id, type: z.string(), actorKind: z.string(), actorName: z.string(), data: z.record(z.string(), z.unknown()), at: z.iso.datetime() });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const AgreementView = z.strictObject({ id: Id, termsHash: z.string(), agreedAt: z.iso.datetime(), isReady: z.boolean(), isVoid: z.boolean() });

export const DeliverableLine = z.strictObject({ id: Id, requirement: DeliverableRequirement, dueOn: z.iso.date().nullable(), status: DeliverableStatus });

/** Everything the page of one collaboration shows, to either side. `budgetFree` is only told to the organization. */
export const CollaborationView = CollaborationRow.extend({
  brief: CampaignBrief,
  requirements: z.array(DeliverableRequirement),
  offers: z.array(Offer),
  agreed: Money.nullable(),
  agreedAt: z.iso.datetime().nullable(),
  holdDays: z.int(),
  language: z.string(),
  /** The last part of the campaign's public address, or null when it has no page. */
  slug: z.string().nullable(),
  agreement: AgreementView.nullable(),
  deliverables: z.array(DeliverableLine),
  payout: PayoutView.nullable(),
  timeline: z.array(TimelineEntry),
  budgetFree: Money.nullable(),
  rates: z.array(z.strictObject({ platform: Platform, format: z.string(), amount: Money })),
});
export type CollaborationView = z.infer<typeof CollaborationView>;

/** What a creator has to do: the first screen of the creator portal. `dueAt` is a day or a moment. */
export const creatorTaskKinds = ["answer-offer", "answer-invitation", "submit-draft", "answer-changes", "publish", "set-up-payout"] as const;
export const CreatorTask = z.strictObject({
  kind: z.enum(creatorTaskKinds),
  collaborationId: Id.nullable(),
  deliverableId: Id.nullable(),
  campaignName: z.string(),
  brandName: z.string(),
  platform: Platform.nullable(),
  format: z.string().nullable(),
  dueAt: z.string().nullable(),
  amount: Money.nullable(),
});
export type CreatorTask = z.infer<typeof CreatorTask>;
/** `paysOn` is the day the money is expected to leave, as far as it can be told. */
export const CreatorCollaboration = z.strictObject({
  id: Id,
  campaignName: z.string(),
  brandName: z.string(),
  status: CollaborationStatus,
  turn: Turn,
  amount: Money.nullable(),
  holdDays: z.int(),
  piecesDone: z.int(),
  pieces: z.int(),
  payout: PayoutView.pick({ status: true, holdUntil: true, settledAt: true, failure: true }).nullable(),
  updatedAt: z.iso.datetime(),
});
export type CreatorCollaboration = z.infer<typeof CreatorCollaboration>;
export const CreatorHomeView = z.strictObject({ name: z.string(), tasks: z.array(CreatorTask), collaborations: z.array(CreatorCollaboration), hasPayoutAccount: z.boolean() });
export type CreatorHomeView = z.infer<typeof CreatorHomeView>;

/** The terms both sides agreed to: frozen when they agree, hashed, printed. */
export const AgreementTerms = z.strictObject({
  agreementId: Id,
  collaborationId: Id,
  campaignName: z.string(),
  brandName: z.string(),
  creatorName: z.string(),
  language: z.string(),
  amount: Money,
  agreedAt: z.iso.datetime(),
  agreedBy: Side,
  holdDays: z.int(),
  brief: CampaignBrief,
  requirements: z.array(DeliverableRequirement),
  offers: z.array(Offer),
});
export type AgreementTerms = z.infer<typeof AgreementTerms>;
