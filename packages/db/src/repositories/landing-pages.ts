import type { PublishedImage } from "@fanfare/contracts/landing";
import type { Rendition } from "@fanfare/contracts/media";
import type { BrandFacts, CampaignsRepositories, WalletFacts } from "@fanfare/domain/campaigns";
import { notFound } from "@fanfare/domain/kernel";
import { landingPageModel, landingPageVersionModel, publishedPageModel } from "../models/campaigns.ts";
import { assetAddress } from "../readers/media.ts";
import type { Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

export function landingPagesIn(sql: Sql): CampaignsRepositories["landingPages"] {
  const { transaction } = sql;
  const model = landingPageModel(sql.sequelize);
  const versions = landingPageVersionModel(sql.sequelize);
  return {
    async get(campaignId) {
      const row = await model.findOne({ where: { campaignId }, transaction });
      if (!row) throw notFound("landing-page");
      return row.get({ plain: true });
    },
    async add(page) {
      await model.create(page, { transaction, returning: false });
    },
    async save(page) {
      const { campaignId, version } = page;
      const [touched] = await model.update({ ...page, version: version + 1 }, { where: { campaignId, version }, transaction });
      savedOnce("landing-page", touched);
      return version + 1;
    },
    async addVersion(version) {
      await versions.create(version, { transaction, returning: false });
    },
    async version(campaignId, number) {
      const row = await versions.findOne({ where: { campaignId, number }, transaction });
      if (!row) throw notFound("page-version");
      return row.get({ plain: true });
    },
  };
}

export function publishedPagesIn(sql: Sql): CampaignsRepositories["publishedPages"] {
  return {
    async find(campaignId) {
      const row = await publishedPageModel(sql.sequelize).findOne({ where: { campaignId }, transaction: sql.transaction });
      if (!row) return null;
      const { open: isOpen, ...page } = row.get({ plain: true });
      return { ...page, isOpen };
    },
    async put({ slug, organizationId, campaignId, version, isOpen, content, publishedAt }) {
      await sql.change(
        `INSERT INTO published_pages (slug, organization_id, campaign_id, version, open, content, published_at) VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7)
         ON CONFLICT (campaign_id) DO UPDATE SET slug = EXCLUDED.slug, version = EXCLUDED.version, open = EXCLUDED.open, content = EXCLUDED.content, published_at = EXCLUDED.published_at`,
        [slug, organizationId, campaignId, version, isOpen, JSON.stringify(content), publishedAt.toISOString()],
      );
    },
  };
}

type ImageRow = { id: string; storageKey: string; renditions: Rendition[] };

export function campaignFactsIn(sql: Sql): CampaignsRepositories["campaignFacts"] {
  return {
    brand: (brandId) =>
      sql.row<BrandFacts>(`SELECT id, name, website, primary_color AS "primaryColor", accent_color AS "accentColor" FROM brands WHERE id = $1`, [brandId]),
    async wallet(campaignId) {
      const row = await sql.row<Record<keyof WalletFacts, string>>(
        `SELECT funded_minor AS funded, committed_minor AS committed, settled_minor AS settled FROM wallets WHERE campaign_id = $1`,
        [campaignId],
      );
      return { funded: BigInt(row?.funded ?? 0), committed: BigInt(row?.committed ?? 0), settled: BigInt(row?.settled ?? 0) };
    },
    async holdDays() {
      const row = await sql.row<{ days: number }>(`SELECT hold_days AS days FROM organizations WHERE id = current_organization()`);
      if (!row) throw notFound("organization");
      return row.days;
    },
    images: (assetIds) => readyImages(sql, assetIds),
  };
}

/** The pictures among these that are ready, each with its sizes, smallest first. */
export async function readyImages(sql: Sql, assetIds: readonly string[]): Promise<PublishedImage[]> {
  if (assetIds.length === 0) return [];
  const rows = await sql.rows<ImageRow>(
    `SELECT id, storage_key AS "storageKey", renditions FROM assets WHERE id = ANY ($1::uuid[]) AND kind = 'image' AND purpose = 'landing-page' AND status = 'ready'`,
    [[...assetIds]],
  );
  return rows.map(toPublishedImage).filter((image) => image.sizes.length > 0);
}

// Whatever is made of a file lies beside its original in the object store.
function toPublishedImage({ id, storageKey, renditions }: ImageRow): PublishedImage {
  const folder = storageKey.slice(0, storageKey.lastIndexOf("/") + 1);
  const sizes = renditions
    .filter((rendition) => rendition.kind === "image")
    .map(({ path, contentType, width, height }) => ({ key: folder + path, url: `${assetAddress(id, "landing-page")}/${path}`, contentType, width, height }))
    .sort((a, b) => a.width - b.width);
  return { assetId: id, sizes };
}
