import { Id } from "@fanfare/contracts/ids";
import { exportedFile } from "@fanfare/db/readers/bulk-actions";
import { inScope } from "@fanfare/db/scoped";
import { notFound, scopeOf, type Member } from "@fanfare/domain/kernel";
import type { App } from "../app.ts";
import { serveObject } from "../media/serve.ts";

const types: Record<string, string> = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** The file of a finished export, to members of the organization that asked for it. */
export async function serveExport(app: App, actor: Member, request: Request, bulkId: unknown): Promise<Response> {
  const id = Id.safeParse(bulkId);
  if (!id.success) throw notFound("export");
  const { storageKey, createdAt } = await inScope(app.db, scopeOf(actor), (sql) => exportedFile(sql, id.data));
  const ending = storageKey.slice(storageKey.lastIndexOf(".") + 1);
  return serveObject(app.storage, request, {
    key: storageKey, contentType: types[ending] ?? "application/octet-stream", cacheControl: "private, no-store", saveAs: `creators ${createdAt.toISOString().slice(0, 10)}.${ending}`,
  });
}
