import { getApp } from "../../server/app.ts";
import { declareAccess } from "../../server/http/routes.ts";

export const dynamic = "force-dynamic";

/** The process's figures for Prometheus: durations and counts, nothing of anybody's data. */
export const GET = declareAccess({ kind: "anyone" }, async () => {
  const { registry } = getApp().metrics;
  return new Response(await registry.metrics(), { headers: { "content-type": registry.contentType } });
});
