import { publicPicture } from "@fanfare/db/readers/media";
import { inScope } from "@fanfare/db/scoped";
import { notFound } from "@fanfare/domain/kernel";
import { publicRoute } from "@/server/http/routes.ts";
import { readAssetPath } from "@/server/media/asset-path.ts";
import { serveAsset } from "@/server/media/serve-asset.ts";

const picture = publicRoute(async ({ app, request, params }) => {
  const { assetId, name } = readAssetPath(params);
  const asset = await inScope(app.db, {}, (sql) => publicPicture(sql, assetId));
  if (!asset || name === "original") throw notFound("asset");
  return serveAsset(app.storage, request, asset, name, "public, max-age=31536000, immutable");
});

export { picture as GET, picture as HEAD };
