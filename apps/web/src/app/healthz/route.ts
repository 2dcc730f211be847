import { declareAccess } from "../../server/http/routes.ts";

export const dynamic = "force-dynamic";

/** The process is up. Whoever keeps it alive asks here; it depends on nothing. */
export const GET = declareAccess({ kind: "anyone" }, async () => Response.json({ ok: true }));
