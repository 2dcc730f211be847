import type { ContentRepositories, Deliverable, Draft, DraftComment } from "@fanfare/domain/content";
import { notFound } from "@fanfare/domain/kernel";
import { deliverableModel, draftCommentModel, draftModel, type DeliverableRecord, type DraftRow } from "../models/content.ts";
import type { Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

export function deliverablesIn(sql: Sql): ContentRepositories["deliverables"] {
  const { transaction } = sql;
  const model = deliverableModel(sql.sequelize);
  const drafts = draftModel(sql.sequelize);
  const whole = async (where: { id: string } | { collaborationId: string }): Promise<Deliverable[]> => {
    const records = (await model.findAll({ where, order: [["position", "ASC"]], transaction })).map((row) => row.get({ plain: true }));
    const versions = await drafts.findAll({ where: { deliverableId: records.map(({ id }) => id) }, order: [["number", "ASC"]], transaction });
    const known = versions.map((row) => row.get({ plain: true }));
    return records.map((record) => ({ ...record, drafts: known.filter((draft) => draft.deliverableId === record.id).map(toDraft) }));
  };
  const get = async (id: string): Promise<Deliverable> => {
    const [deliverable] = await whole({ id });
    if (!deliverable) throw notFound("deliverable");
    return deliverable;
  };
  return {
    get,
    async ofDraft(draftId) {
      const draft = await drafts.findOne({ where: { id: draftId }, transaction });
      if (!draft) throw notFound("draft");
      return get(draft.get("deliverableId") as string);
    },
    async ofAsset(assetId) {
      const draft = await drafts.findOne({ where: { assetId }, order: [["number", "DESC"]], transaction });
      return draft ? get(draft.get("deliverableId") as string) : null;
    },
    ofCollaboration: (collaborationId) => whole({ collaborationId }),
    async add(deliverable) {
      await model.create(toRecord(deliverable), { transaction, returning: false });
    },
    async save(deliverable) {
      const { id, version } = deliverable;
      const [touched] = await model.update({ ...toRecord(deliverable), version: version + 1 }, { where: { id, version }, transaction });
      savedOnce("deliverable", touched);
      await drafts.bulkCreate(deliverable.drafts.map((draft) => toDraftRow(deliverable, draft)), {
        transaction,
        returning: false,
        updateOnDuplicate: ["status", "decisionNote", "decidedBy", "decidedAt"],
        conflictAttributes: ["id"],
      });
    },
  };
}

export function draftCommentsIn(sql: Sql): ContentRepositories["draftComments"] {
  const { transaction } = sql;
  const model = draftCommentModel(sql.sequelize);
  return {
    async get(id): Promise<DraftComment> {
      const row = await model.findOne({ where: { id }, transaction });
      if (!row) throw notFound("comment");
      return row.get({ plain: true });
    },
    async add(comment) {
      const added = await sql.change(
        `INSERT INTO draft_comments (id, organization_id, creator_id, draft_id, author_id, author_name, author_side, visibility, at_ms, until_ms, body, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING`,
        [comment.id, comment.organizationId, comment.creatorId, comment.draftId, comment.authorId, comment.authorName, comment.authorSide,
          comment.visibility, comment.atMs, comment.untilMs, comment.body, comment.createdAt.toISOString()],
      );
      return added === 1;
    },
    async save(comment) {
      const { id, version, resolvedAt } = comment;
      const [touched] = await model.update({ resolvedAt, version: version + 1 }, { where: { id, version }, transaction });
      savedOnce("comment", touched);
    },
    async countOpenPoints(draftId) {
      const row = await sql.row<{ open: string }>(
        `SELECT count(*) AS open FROM draft_comments WHERE draft_id = $1 AND visibility = 'shared' AND author_side = 'organization' AND resolved_at IS NULL`,
        [draftId],
      );
      return Number(row?.open ?? 0);
    },
  };
}

const toRecord = ({ drafts: _, ...record }: Deliverable): DeliverableRecord => record;
const toDraftRow = ({ id: deliverableId, organizationId, creatorId }: Deliverable, draft: Draft): DraftRow => ({ ...draft, organizationId, creatorId, deliverableId });
const toDraft = ({ organizationId: _o, creatorId: _c, deliverableId: _d, ...draft }: DraftRow): Draft => draft;
