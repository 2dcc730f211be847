import { getApp } from "../../../../server/app.ts";
import { declareAccess } from "../../../../server/http/routes.ts";
import { handleTrpc } from "../../../../server/http/trpc-handler.ts";

export const dynamic = "force-dynamic";

// Open as a route: each procedure behind it declares its own rule.
const handle = declareAccess({ kind: "anyone" }, (request) => handleTrpc(getApp(), request));

export { handle as GET, handle as POST };
