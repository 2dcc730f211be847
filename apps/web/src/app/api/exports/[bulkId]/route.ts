import { serveExport } from "@/server/discovery/serve-export.ts";
import { memberRoute } from "@/server/http/routes.ts";

/** An export that is ready, as a file. */
export const GET = memberRoute("creators.read", ({ app, actor, request, params }) => serveExport(app, actor, request, params["bulkId"]));
