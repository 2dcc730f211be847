import { signedIn } from "@/server/auth/standing.ts";
import { personRoute } from "@/server/http/routes.ts";
import { serveAsset } from "@/server/media/serve-asset.ts";
import { visibleAsset } from "@/server/media/acting.ts";
import { readAssetPath } from "@/server/media/asset-path.ts";

const file = personRoute(async ({ app, ctx, request, params }) => {
  const { assetId, name } = readAssetPath(params);
  const asset = await visibleAsset(app, await signedIn(ctx), assetId);
  return serveAsset(app.storage, request, asset, name, "private, max-age=31536000, immutable");
});

export { file as GET, file as HEAD };
