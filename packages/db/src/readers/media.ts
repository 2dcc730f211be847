import { RejectionCode, type AssetView } from "@fanfare/contracts/media";
import { notFound } from "@fanfare/domain/kernel";
import type { AssetRow } from "../models/media.ts";
import type { Sql } from "../scoped.ts";

/** What serving a file, or taking in its bytes, needs to know of its asset. */
export type ServedAsset = {
  id: string;
  status: AssetView["status"];
  purpose: AssetView["purpose"];
  organizationId: string | null;
  creatorId: string | null;
  byteSize: number;
  fileName: string;
  contentType: string | null;
  storageKey: string;
};

const owned = `(organization_id = current_organization() OR creator_id = current_creator())`;

/** Columns of an asset, as a JSON object that `assetView` reads, for a statement in which the asset is called `a`. */
export const assetColumns = `json_build_object('id', a.id, 'kind', a.kind, 'purpose', a.purpose, 'status', a.status, 'originalName', a.original_name,
  'byteSize', a.byte_size, 'progress', a.progress, 'rejectionReason', a.rejection_reason, 'durationMs', a.duration_ms, 'width', a.width, 'height', a.height,
  'probe', a.probe, 'renditions', a.renditions)`;

export type AssetColumns = Pick<
  AssetRow,
  "id" | "kind" | "purpose" | "status" | "originalName" | "byteSize" | "progress" | "rejectionReason" | "durationMs" | "width" | "height" | "renditions"
> & { probe: { fps?: AssetView["fps"] } | null };

/** Where the files of an asset are served: to those who may see it, or to everyone when it is a page's picture. */
export const assetAddress = (id: string, purpose: string): string => (purpose === "landing-page" ? `/api/public-media/${id}` : `/api/media/${id}`);

export function assetView(row: AssetColumns): AssetView {
  const address = assetAddress(row.id, row.purpose);
  const at = (kind: string) => row.renditions.find((rendition) => rendition.kind === kind)?.path;
  const urlOf = (path: string | undefined) => (path === undefined ? null : `${address}/${path}`);
  return {
    id: row.id,
    kind: row.kind,
    purpose: row.purpose,
    status: row.status,
    fileName: row.originalName,
    byteSize: Number(row.byteSize),
    progress: row.progress,
    rejectionReason: RejectionCode.nullable().parse(row.rejectionReason),
    durationMs: row.durationMs,
    width: row.width,
    height: row.height,
    fps: row.probe?.fps ?? null,
    posterUrl: urlOf(at("poster")),
    videoUrl: urlOf(at("hls-master")),
    images: row.renditions.filter(({ kind }) => kind === "image").map(({ path, width, height }) => ({ url: `${address}/${path}`, width, height })),
    originalUrl: row.status === "ready" ? `/api/media/${row.id}/original` : null,
  };
}

/** An asset of whom the scope acts for. Throws `not-found`. */
export async function assetById(sql: Sql, id: string): Promise<AssetView> {
  const row = await sql.row<{ asset: AssetColumns }>(`SELECT ${assetColumns} AS asset FROM assets a WHERE id = $1 AND ${owned}`, [id]);
  if (!row) throw notFound("asset");
  return assetView(row.asset);
}

const servedColumns = `id, status, purpose, organization_id AS "organizationId", creator_id AS "creatorId", byte_size::float8 AS "byteSize", original_name AS "fileName", content_type AS "contentType", storage_key AS "storageKey"`;

/** An asset of whom the scope acts for, for serving or for taking in its bytes. */
export const servedAsset = (sql: Sql, id: string): Promise<ServedAsset | null> =>
  sql.row<ServedAsset>(`SELECT ${servedColumns} FROM assets WHERE id = $1 AND ${owned}`, [id]);

/** A picture that strangers may see. */
export const publicPicture = (sql: Sql, id: string): Promise<ServedAsset | null> =>
  sql.row<ServedAsset>(`SELECT ${servedColumns} FROM assets WHERE id = $1 AND purpose = 'landing-page' AND status = 'ready'`, [id]);
