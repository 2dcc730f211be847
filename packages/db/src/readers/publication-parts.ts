import type { FoundPostView, StoryProofView } from "@fanfare/contracts/tracking";
import type { Sql } from "../scoped.ts";
import { assetColumns, assetView, type AssetColumns } from "./media.ts";

type FoundRow = Omit<FoundPostView, "publishedAt" | "foundAt"> & { publishedAt: Date; foundAt: Date };

/** Posts that may be what a deliverable waits for and that nobody decided on, newest first. Without those that were reported meanwhile. */
export async function foundPostsOf(sql: Sql, deliverableId: string): Promise<FoundPostView[]> {
  const rows = await sql.rows<FoundRow>(
    `SELECT f.id, f.platform, f.url, f.title, f.published_at AS "publishedAt", f.found_at AS "foundAt", f.checks FROM found_posts f
     WHERE f.deliverable_id = $1 AND f.status = 'suggested'
       AND NOT EXISTS (SELECT 1 FROM publications p WHERE p.platform = f.platform AND p.external_id = f.external_id)
     ORDER BY f.published_at DESC, f.id LIMIT 20`,
    [deliverableId],
  );
  return rows.map(({ publishedAt, foundAt, ...row }) => ({ ...row, publishedAt: publishedAt.toISOString(), foundAt: foundAt.toISOString() }));
}

type ProofRow = Omit<StoryProofView, "assets" | "publishedAt" | "submittedAt" | "decidedAt"> & { assets: AssetColumns[]; publishedAt: Date; submittedAt: Date; decidedAt: Date | null };

/** The last proof of a deliverable's story with its files, in their order; null when there is none. */
export async function lastProofOf(sql: Sql, deliverableId: string): Promise<StoryProofView | null> {
  const row = await sql.row<ProofRow>(
    `SELECT s.id, s.status, s.views::float8, s.likes::float8, s.comments::float8, s.shares::float8, s.reason, s.version, s.published_at AS "publishedAt",
       s.submitted_at AS "submittedAt", s.decided_at AS "decidedAt",
       (SELECT coalesce(json_agg(${assetColumns} ORDER BY array_position(s.asset_ids, a.id)), '[]') FROM assets a WHERE a.id = ANY (s.asset_ids)) AS assets
     FROM story_proofs s WHERE s.deliverable_id = $1 ORDER BY s.submitted_at DESC, s.id DESC LIMIT 1`,
    [deliverableId],
  );
  if (!row) return null;
  const { assets, publishedAt, submittedAt, decidedAt, ...proof } = row;
  return { ...proof, assets: assets.map(assetView), publishedAt: publishedAt.toISOString(), submittedAt: submittedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null };
}
