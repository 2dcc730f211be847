import { z } from "zod";
import { ConnectionProblem } from "./connections.ts";
import { Id } from "./ids.ts";
import { Money } from "./money.ts";
import { Platform } from "./platforms.ts";

/** Who did it: a person in an organization, a creator, or the product itself under a saga's or a job's name. */
export const EventActor = z.strictObject({
  kind: z.enum(["member", "creator", "person", "system"]),
  id: z.string().max(80),
});

const collaboration = { collaborationId: Id, campaignId: Id, creatorId: Id };
const connection = { connectionId: Id, creatorId: Id, platform: Platform };
const deliverable = { ...collaboration, deliverableId: Id };

const settings = z.strictObject({ name: z.string(), holdDays: z.int() });
const brand = z.strictObject({ name: z.string(), website: z.string().nullable(), primaryColor: z.string(), accentColor: z.string() });

/**
 * Every fact that leaves a context, by its published name. The name is also the NATS subject under `fanfare.`.
 * A field added later is optional, because events of the older form may still be on their way.
 */
export const events = {
  "identity.organization-created.v1": z.strictObject({ organizationId: Id, name: z.string() }),
  "identity.organization-changed.v1": z.strictObject({ organizationId: Id, before: settings, after: settings }),
  "identity.brand-added.v1": z.strictObject({ brandId: Id, name: z.string() }),
  "identity.brand-changed.v1": z.strictObject({ brandId: Id, before: brand, after: brand }),
  "identity.member-invited.v1": z.strictObject({ invitationId: Id, email: z.string(), role: z.string() }),
  "identity.invitation-revoked.v1": z.strictObject({ invitationId: Id, email: z.string() }),
  "identity.member-joined.v1": z.strictObject({ membershipId: Id, userId: Id, role: z.string() }),
  "identity.member-role-changed.v1": z.strictObject({ membershipId: Id, userId: Id, role: z.string(), name: z.string().optional(), before: z.string().optional() }),
  "identity.member-removed.v1": z.strictObject({ membershipId: Id, userId: Id, name: z.string().optional() }),

  "creators.import-started.v1": z.strictObject({ importId: Id }),
  "creators.import-finished.v1": z.strictObject({ importId: Id, created: z.int(), updated: z.int(), unchanged: z.int(), rejected: z.int() }),
  "creators.creators-changed.v1": z.strictObject({ creatorIds: z.array(Id).min(1).max(500) }),
  "creators.profile-completed.v1": z.strictObject({ creatorId: Id }),
  "creators.list-members-changed.v1": z.strictObject({ listId: Id, creatorIds: z.array(Id).min(1).max(500) }),
  "creators.list-shared.v1": z.strictObject({ listShareId: Id, listId: Id, label: z.string() }),
  "creators.list-share-revoked.v1": z.strictObject({ listShareId: Id, listId: Id, label: z.string() }),
  "creators.list-voted.v1": z.strictObject({ listShareId: Id, listId: Id, creatorId: Id }),

  "discovery.search-saved.v1": z.strictObject({ searchId: Id, name: z.string() }),
  "discovery.search-changed.v1": z.strictObject({ searchId: Id, name: z.string() }),
  "discovery.search-removed.v1": z.strictObject({ searchId: Id, name: z.string() }),
  "discovery.search-matched.v1": z.strictObject({ searchId: Id, name: z.string(), count: z.int() }),
  "discovery.bulk-started.v1": z.strictObject({ bulkId: Id, kind: z.string() }),
  "discovery.bulk-ended.v1": z.strictObject({ bulkId: Id, kind: z.string(), status: z.string() }),

  "campaigns.campaign-created.v1": z.strictObject({ campaignId: Id, name: z.string() }),
  "campaigns.campaign-changed.v1": z.strictObject({ campaignId: Id }),
  "campaigns.campaign-launched.v1": z.strictObject({ campaignId: Id, slug: z.string() }),
  "campaigns.campaign-status-changed.v1": z.strictObject({ campaignId: Id, status: z.string() }),
  "campaigns.landing-page-published.v1": z.strictObject({ campaignId: Id, slug: z.string(), version: z.int() }),

  "collaborations.application-submitted.v1": z.strictObject(collaboration),
  "collaborations.creator-invited.v1": z.strictObject(collaboration),
  "collaborations.creator-shortlisted.v1": z.strictObject(collaboration),
  "collaborations.offer-made.v1": z.strictObject({ ...collaboration, offerId: Id, by: z.enum(["organization", "creator"]), amount: Money }),
  "collaborations.offer-agreed.v1": z.strictObject({ ...collaboration, offerId: Id, amount: Money }),
  "collaborations.agreement-produced.v1": z.strictObject({ ...collaboration, agreementId: Id }),
  "collaborations.collaboration-ended.v1": z.strictObject({ ...collaboration, status: z.string(), reason: z.string() }),
  "collaborations.collaboration-completed.v1": z.strictObject(collaboration),
  "collaborations.collaboration-moved.v1": z.strictObject({ ...collaboration, status: z.string() }),

  "content.deliverables-opened.v1": z.strictObject({ ...collaboration, deliverableIds: z.array(Id) }),
  "content.draft-submitted.v1": z.strictObject({ ...deliverable, draftId: Id, versionNumber: z.int() }),
  "content.deliverables-cancelled.v1": z.strictObject({ ...collaboration, deliverableIds: z.array(Id) }),
  "content.comment-added.v1": z.strictObject({ ...deliverable, draftId: Id, commentId: Id, by: z.enum(["organization", "creator"]) }),
  "content.comment-resolved.v1": z.strictObject({ ...deliverable, draftId: Id, commentId: Id, resolved: z.boolean() }),
  "content.changes-requested.v1": z.strictObject({ ...deliverable, draftId: Id }),
  "content.draft-approved.v1": z.strictObject({ ...deliverable, draftId: Id }),
  "content.deliverable-published.v1": z.strictObject(deliverable),
  "content.deliverable-verified.v1": z.strictObject(deliverable),

  "media.asset-uploaded.v1": z.strictObject({ assetId: Id, kind: z.enum(["video", "image"]) }),
  "media.asset-ready.v1": z.strictObject({ assetId: Id, kind: z.enum(["video", "image"]) }),
  "media.asset-rejected.v1": z.strictObject({ assetId: Id, reason: z.string() }),
  "media.asset-removed.v1": z.strictObject({ assetId: Id, storagePrefix: z.string() }),

  "tracking.publication-reported.v1": z.strictObject({ ...deliverable, publicationId: Id }),
  "tracking.publication-verified.v1": z.strictObject({ ...deliverable, publicationId: Id }),
  "tracking.publication-sent-back.v1": z.strictObject({ ...deliverable, publicationId: Id, missing: z.array(z.string()) }),
  "tracking.metrics-collected.v1": z.strictObject({ ...deliverable, publicationId: Id, snapshotId: Id }),
  "tracking.account-connected.v1": z.strictObject({ ...connection, socialAccountId: Id }),
  "tracking.account-disconnected.v1": z.strictObject({ ...connection, socialAccountId: Id.nullable(), erased: z.boolean() }),
  "tracking.connection-lapsing.v1": z.strictObject({ ...connection, lapsesAt: z.iso.datetime() }),
  "tracking.connection-lapsed.v1": z.strictObject({ ...connection, problem: ConnectionProblem }),
  "tracking.account-read.v1": z.strictObject({ creatorId: Id, socialAccountId: Id, platform: Platform }),
  "tracking.publication-edited.v1": z.strictObject({ ...deliverable, publicationId: Id, missing: z.array(z.string()) }),
  "tracking.publication-gone.v1": z.strictObject({ ...deliverable, publicationId: Id }),
  "tracking.publication-back.v1": z.strictObject({ ...deliverable, publicationId: Id }),
  "tracking.publication-unreadable.v1": z.strictObject({ ...deliverable, publicationId: Id }),
  "tracking.post-found.v1": z.strictObject({ ...deliverable, foundPostId: Id }),
  "tracking.story-proof-submitted.v1": z.strictObject({ ...deliverable, storyProofId: Id }),
  "tracking.story-proof-decided.v1": z.strictObject({ ...deliverable, storyProofId: Id, status: z.enum(["accepted", "refused"]) }),

  "payments.deposit-recorded.v1": z.strictObject({ campaignId: Id, amount: Money }),
  "payments.budget-committed.v1": z.strictObject({ campaignId: Id, collaborationId: Id, amount: Money }),
  "payments.budget-released.v1": z.strictObject({ campaignId: Id, collaborationId: Id, amount: Money }),
  "payments.payout-scheduled.v1": z.strictObject({ payoutId: Id, campaignId: Id, collaborationId: Id, creatorId: Id, amount: Money }),
  "payments.payout-settled.v1": z.strictObject({ payoutId: Id, campaignId: Id, collaborationId: Id, creatorId: Id, amount: Money }),
  "payments.payout-parked.v1": z.strictObject({ payoutId: Id, campaignId: Id, collaborationId: Id, creatorId: Id, reason: z.string() }),
  "payments.payout-cancelled.v1": z.strictObject({ payoutId: Id, campaignId: Id, collaborationId: Id, creatorId: Id, reason: z.string() }),

  "reporting.report-shared.v1": z.strictObject({ shareLinkId: Id, campaignId: Id }),
  "reporting.share-revoked.v1": z.strictObject({ shareLinkId: Id, campaignId: Id }),
} as const;

export type EventType = keyof typeof events;
export type EventData<T extends EventType> = z.infer<(typeof events)[T]>;

/** The envelope around each fact, as stored in the outbox and sent over NATS (message id = event id). */
export const EventEnvelope = z.strictObject({
  id: Id,
  type: z.enum(Object.keys(events) as [EventType, ...EventType[]]),
  organizationId: Id.nullable(),
  creatorId: Id.nullable(),
  aggregateId: Id,
  sequence: z.int(),
  actor: EventActor,
  occurredAt: z.iso.datetime(),
  correlationId: z.string().max(80),
  causationId: z.string().max(80).nullable(),
  data: z.unknown(),
});
export type EventEnvelope<T extends EventType = EventType> = Omit<z.infer<typeof EventEnvelope>, "type" | "data"> & { type: T; data: EventData<T> };

/** The subject an event travels on. */
export const subjectOf = (type: EventType): string => `fanfare.${type}`;
