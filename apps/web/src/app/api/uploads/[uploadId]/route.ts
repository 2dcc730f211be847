import { signedIn } from "@/server/auth/standing.ts";
import { personRoute } from "@/server/http/routes.ts";
import { handleUpload } from "@/server/media/uploads.ts";

const upload = personRoute(async ({ app, ctx, request }) => handleUpload(app, await signedIn(ctx), ctx.trace, request));

export { upload as DELETE, upload as HEAD, upload as PATCH };
