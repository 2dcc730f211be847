import { notFound } from "@fanfare/domain/kernel";
import type { ReportingRepositories } from "@fanfare/domain/reporting";
import { shareLinkModel } from "../models/reporting.ts";
import { brokenConstraint, type Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

export function shareLinksIn(sql: Sql): ReportingRepositories["shareLinks"] {
  const { transaction } = sql;
  const model = shareLinkModel(sql.sequelize);
  return {
    async get(id) {
      const row = await model.findOne({ where: { id }, transaction });
      if (!row) throw notFound("share-link");
      return row.get({ plain: true });
    },
    async add(link) {
      try {
        await model.create(link, { transaction, returning: false });
      } catch (error) {
        throw brokenConstraint(error) === "share_links_organization_id_campaign_id_fkey" ? notFound("campaign") : error;
      }
    },
    async save(link) {
      const { id, version } = link;
      const [touched] = await model.update({ ...link, version: version + 1 }, { where: { id, version }, transaction });
      savedOnce("share-link", touched);
    },
  };
}
