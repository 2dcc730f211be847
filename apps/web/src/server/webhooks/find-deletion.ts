import { deletionByCode, type DataDeletion } from "@fanfare/db/data-deletions";
import { inScope } from "@fanfare/db/scoped";
import type { App } from "../app.ts";
import { asAnybody } from "../auth/standing.ts";
import { requestContext } from "../http/request-context.ts";

const codeForm = /^[\da-f]{32}$/;

/** What became of a request for erasure; null for a code that nobody was given. Who is not signed in is counted by address, and refused when they ask too often. */
export async function findDeletion(app: App, code: string, headers: Headers): Promise<DataDeletion | null> {
  await asAnybody(requestContext(app, new Request(app.config.publicUrl, { headers }), new Headers()), "query");
  return codeForm.test(code) ? inScope(app.db, {}, (sql) => deletionByCode(sql, code)) : null;
}
