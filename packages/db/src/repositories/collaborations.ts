import type { PublishedPageContent } from "@fanfare/contracts/landing";
import type { Platform } from "@fanfare/contracts/platforms";
import type { Collaboration, CollaborationsRepositories, OpenPage } from "@fanfare/domain/collaborations";
import { DomainError, money, notFound } from "@fanfare/domain/kernel";
import { agreementModel, collaborationModel, type CollaborationRow } from "../models/collaborations.ts";
import { brokenConstraint, type Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

export function collaborationsIn(sql: Sql): CollaborationsRepositories["collaborations"] {
  const { transaction } = sql;
  const model = collaborationModel(sql.sequelize);
  const find = async (where: { id: string } | { campaignId: string; creatorId: string }): Promise<Collaboration | null> => {
    const row = await model.findOne({ where, transaction });
    return row && toCollaboration(row.get({ plain: true }));
  };
  return {
    async get(id) {
      const row = await model.findOne({ where: { id }, transaction, lock: transaction.LOCK.UPDATE });
      if (!row) throw notFound("collaboration");
      return toCollaboration(row.get({ plain: true }));
    },
    find: (id) => find({ id }),
    findOf: (campaignId, creatorId) => find({ campaignId, creatorId }),
    async goingOn(campaignId) {
      const ended = `'completed', 'declined', 'withdrawn', 'expired', 'cancelled', 'disputed'`;
      return (await sql.rows<{ id: string }>(`SELECT id FROM collaborations WHERE campaign_id = $1 AND status NOT IN (${ended}) ORDER BY applied_at, id`, [campaignId])).map(({ id }) => id);
    },
    async insert(collaboration) {
      try {
        await model.create(toRow(collaboration, collaboration.appliedAt), { transaction, returning: false });
      } catch (error) {
        if (brokenConstraint(error) === null) throw error;
        throw new DomainError("conflict", "collaborations.already-applied", "This creator is in the campaign already. Look at how it stands.", { cause: error });
      }
    },
    async save(collaboration, at) {
      const { id, version } = collaboration;
      const [touched] = await model.update({ ...toRow(collaboration, at), version: version + 1 }, { where: { id, version }, transaction });
      savedOnce("collaboration", touched);
    },
  };
}

const toCollaboration = ({ agreedMinor, updatedAt: _, ...row }: CollaborationRow): Collaboration => ({
  ...row,
  agreed: agreedMinor === null ? null : money(BigInt(agreedMinor), row.currency),
});
const toRow = ({ agreed, ...collaboration }: Collaboration, updatedAt: Date): CollaborationRow => ({ ...collaboration, agreedMinor: agreed?.minor.toString() ?? null, updatedAt });

export function agreementsIn(sql: Sql): CollaborationsRepositories["agreements"] {
  const { transaction } = sql;
  const model = agreementModel(sql.sequelize);
  return {
    async find(collaborationId) {
      const row = await model.findOne({ where: { collaborationId }, transaction });
      return row ? row.get({ plain: true }) : null;
    },
    async insert(agreement) {
      await model.create(agreement, { transaction, returning: false });
    },
    async noteDocument(id, documentKey) {
      await model.update({ documentKey }, { where: { id }, transaction });
    },
    async noteAnnounced(id, announcedAt) {
      await model.update({ announcedAt }, { where: { id }, transaction });
    },
    async void(collaborationId, voidedAt) {
      await model.update({ voidedAt }, { where: { collaborationId }, transaction });
    },
  };
}

export function openPagesIn(sql: Sql): CollaborationsRepositories["openPages"] {
  const find = (condition: string, value: string): Promise<OpenPage | null> =>
    sql.row<OpenPage & { content: PublishedPageContent }>(
      `SELECT slug, organization_id AS "organizationId", campaign_id AS "campaignId", open AS "isOpen", content FROM published_pages WHERE ${condition}`,
      [value],
    );
  return { bySlug: (slug) => find(`slug = $1`, slug), ofCampaign: (campaignId) => find(`campaign_id = $1`, campaignId) };
}

export function applicantsIn(sql: Sql): CollaborationsRepositories["applicants"] {
  return {
    async find(creatorId) {
      const creator = await sql.row<{ creatorId: string; displayName: string; hasAccount: boolean; country: string | null }>(
        `SELECT id AS "creatorId", display_name AS "displayName", user_id IS NOT NULL AS "hasAccount", country FROM creators WHERE id = $1`,
        [creatorId],
      );
      if (!creator) return null;
      const accounts = await sql.rows<{ platform: Platform; followers: string | null }>(`SELECT platform, followers FROM social_accounts WHERE creator_id = $1`, [creatorId]);
      return { ...creator, accounts: accounts.map(({ platform, followers }) => ({ platform, followers: followers === null ? null : Number(followers) })) };
    },
  };
}
