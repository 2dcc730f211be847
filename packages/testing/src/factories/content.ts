import type { AssetKind } from "@fanfare/contracts/media";
import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { makeSubmitDraft, openDeliverables } from "@fanfare/domain/content";
import { newId, type Context, type CreatorActor, type Member } from "@fanfare/domain/kernel";
import { makeBeginProcessing, makeEndProcessing, makeFinishUpload, makeStartUpload, type Processed } from "@fanfare/domain/media";
import type { Sequelize } from "sequelize";
import { asking } from "./identity.ts";

/** One creator's agreed work for one campaign, with its deliverables open. */
export type OpenWork = { organizationId: string; campaignId: string; collaborationId: string; creator: Context & { actor: CreatorActor }; deliverableIds: string[] };

const video: DeliverableRequirement = {
  id: "video", platform: "youtube", format: "video", count: 1, dueOffsetDays: 14, mustMention: ["@kestrel"], mustLink: "https://kestrel.example/spring",
  disclosure: "platform-label", notes: "Show the sole.",
};

/** Opens the deliverables of an agreed collaboration, as rows, between the member's organization and the creator. */
export async function openWork(db: Sequelize, member: Member, actor: CreatorActor, overrides: { campaignId: string; requirements?: DeliverableRequirement[] }): Promise<OpenWork> {
  const { organizationId } = member;
  const { campaignId, requirements = [video] } = overrides;
  const collaborationId = newId();
  const agreedAt = new Date();
  await inScope(db, { organizationId, creatorId: actor.creatorId }, (sql) =>
    sql.change(
      `INSERT INTO collaborations (id, organization_id, campaign_id, creator_id, campaign_name, brand_name, creator_name, status, language, currency, hold_days, requirements, brief,
         agreed_minor, agreed_at, applied_at, updated_at) VALUES ($1, $2, $3, $4, 'Summer running', 'Kestrel', $5, 'agreed', 'en', 'EUR', 0, $6::jsonb, '{}', 52000, $7, $7, $7)`,
      [collaborationId, organizationId, campaignId, actor.creatorId, actor.name, JSON.stringify(requirements), agreedAt.toISOString()],
    ),
  );
  const creator = asking(actor);
  const facts = {
    organizationId, campaignId, collaborationId, creatorId: actor.creatorId, creatorName: actor.name, campaignName: "Summer running", requirements, agreedAt,
  };
  const deliverableIds = await unitOfWorkOn(db, { now: () => agreedAt }).run({ organizationId }, asking(member), (tx) => openDeliverables(tx, facts));
  return { organizationId, campaignId, collaborationId, creator, deliverableIds };
}

const seen: Processed = { contentType: "video/mp4", durationMs: 9_000, width: 1280, height: 720, probe: null, renditions: [], posterKey: null };

/** A creator's file: whole, and processed unless told otherwise. Its bytes are nowhere. */
export async function uploadedFile(db: Sequelize, creator: Context & { actor: CreatorActor }, overrides: { kind?: AssetKind; until?: "uploading" | "uploaded" | "ready" } = {}): Promise<string> {
  const { kind = "video", until = "ready" } = overrides;
  const unitOfWork = unitOfWorkOn(db, { now: () => new Date() });
  const byteSize = 1_000;
  const { id: assetId } = await makeStartUpload({ unitOfWork })(creator, { kind, purpose: "draft", fileName: "cut.mp4", byteSize });
  if (until === "uploading") return assetId;
  await makeFinishUpload({ unitOfWork, files: { sizeOf: async () => byteSize } })(creator, { assetId });
  if (until === "uploaded") return assetId;
  const hold = { assetId, scope: { creatorId: creator.actor.creatorId }, context: creator };
  await makeBeginProcessing({ unitOfWork })(hold);
  await makeEndProcessing({ unitOfWork })(hold, { made: seen });
  return assetId;
}

/** Hands a file in for a deliverable; answers the version's id. */
export async function submittedDraft(db: Sequelize, work: OpenWork, deliverableId: string, assetId?: string): Promise<string> {
  const unitOfWork = unitOfWorkOn(db, { now: () => new Date() });
  const file = assetId ?? (await uploadedFile(db, work.creator));
  await makeSubmitDraft({ unitOfWork })(work.creator, { deliverableId, assetId: file, note: "" });
  const row = await inScope(db, { creatorId: work.creator.actor.creatorId }, (sql) =>
    sql.row<{ id: string }>(`SELECT id FROM drafts WHERE deliverable_id = $1 ORDER BY number DESC LIMIT 1`, [deliverableId]),
  );
  return row!.id;
}
