import { DomainError, money, notFound } from "@fanfare/domain/kernel";
import type { Campaign, CampaignsRepositories } from "@fanfare/domain/campaigns";
import { campaignModel, type CampaignRow } from "../models/campaigns.ts";
import { brokenConstraint, type Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

export function campaignsIn(sql: Sql): CampaignsRepositories["campaigns"] {
  const { transaction } = sql;
  const model = campaignModel(sql.sequelize);
  return {
    async get(id) {
      const row = await model.findOne({ where: { id }, transaction });
      if (!row) throw notFound("campaign");
      return fromRow(row.get({ plain: true }));
    },
    async add(campaign) {
      await tellTakenSlug(campaign.slug, () => model.create(toRow(campaign), { transaction, returning: false }));
    },
    async save(campaign) {
      const { id, version } = campaign;
      const [touched] = await tellTakenSlug(campaign.slug, () => model.update({ ...toRow(campaign), version: version + 1 }, { where: { id, version }, transaction }));
      savedOnce("campaign", touched);
      return version + 1;
    },
  };
}

/** The database alone knows the addresses of other organizations, so it alone can say that one is taken. */
async function tellTakenSlug<T>(slug: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (brokenConstraint(error) !== "campaigns_slug_key") throw error;
    const message = `The address "${slug}" is in use. Choose another one.`;
    throw new DomainError("conflict", "campaigns.slug-taken", message, { fields: { slug: message }, details: { slug }, cause: error });
  }
}

function fromRow({ budgetMinor, currency, ...row }: CampaignRow): Campaign {
  return { ...row, budget: money(BigInt(budgetMinor), currency) };
}

function toRow({ budget, requirements, ...campaign }: Campaign): CampaignRow {
  return { ...campaign, requirements: [...requirements], budgetMinor: budget.minor.toString(), currency: budget.currency };
}
