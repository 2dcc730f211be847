import { csvLines } from "@fanfare/adapters/csv";
import { Id } from "@fanfare/contracts/ids";
import { importFile, rejectedRows } from "@fanfare/db/readers/creators";
import { inScope } from "@fanfare/db/scoped";
import { Readable } from "node:stream";
import { notFound, scopeOf, type Member } from "@fanfare/domain/kernel";
import type { App } from "../../../../../server/app.ts";
import { memberRoute } from "../../../../../server/http/routes.ts";

const page = 1_000;

/** The rows that were not taken, as they stood in the file, each with its number and the reason. */
export const GET = memberRoute("creators.read", async ({ app, actor, params }) => {
  const importId = Id.safeParse(params["importId"]);
  if (!importId.success) throw notFound("import");
  const file = await inScope(app.db, scopeOf(actor), (sql) => importFile(sql, importId.data));
  const body = Readable.toWeb(Readable.from(lines(app, actor, importId.data, file.columns))) as ReadableStream<Uint8Array>;
  const name = encodeURIComponent(`not-imported-${file.fileName}`);
  return new Response(body, { headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename*=UTF-8''${name}`, "cache-control": "no-store" } });
});

async function* lines(app: App, actor: Member, importId: string, columns: string[]): AsyncGenerator<Buffer> {
  yield Buffer.from(`\ufeff${csvLines([["Row", "Reason", ...columns]])}`);
  let after = 0;
  for (;;) {
    const rows = await inScope(app.db, scopeOf(actor), (sql) => rejectedRows(sql, importId, after, page));
    if (rows.length === 0) return;
    yield Buffer.from(csvLines(rows.map((row) => [row.rowNumber, row.reason, ...row.cells])));
    after = rows.at(-1)!.rowNumber;
  }
}
