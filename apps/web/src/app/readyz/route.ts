import { getApp } from "../../server/app.ts";
import { declareAccess } from "../../server/http/routes.ts";
import { dependencies } from "../../server/operations/dependencies.ts";

export const dynamic = "force-dynamic";

/** The process can do its work: 200, or 503 while a server it can't do without is away. Whoever sends it requests asks here. */
export const GET = declareAccess({ kind: "anyone" }, async () => {
  const asked = await dependencies(getApp(), "required");
  const ok = asked.every((dependency) => dependency.ok);
  return Response.json({ ok, dependencies: asked.map(({ name, ok: isOk, latencyMs }) => ({ name, ok: isOk, latencyMs })) }, { status: ok ? 200 : 503 });
});
