import { Id } from "@fanfare/contracts/ids";
import { notFound } from "@fanfare/domain/kernel";

/** The names that processing gives its files, and the file as it was uploaded. */
const fileName = /^(original|master\.m3u8|poster\.jpg|\d{1,5}\.(m3u8|mp4|webp))$/;

/** Reads `/<assetId>/<name>`. Throws `not-found` for anything that was never made. */
export function readAssetPath({ assetId, path }: Record<string, string | string[]>): { assetId: string; name: string } {
  const id = Id.safeParse(assetId);
  const name = Array.isArray(path) && path.length === 1 ? path[0]! : "";
  if (!id.success || !fileName.test(name)) throw notFound("asset");
  return { assetId: id.data, name };
}
