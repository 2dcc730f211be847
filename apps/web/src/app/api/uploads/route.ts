import { signedIn } from "@/server/auth/standing.ts";
import { personRoute } from "@/server/http/routes.ts";
import { handleUpload } from "@/server/media/uploads.ts";

export const POST = personRoute(async ({ app, ctx, request }) => handleUpload(app, await signedIn(ctx), ctx.trace, request));
