import type { SharedList } from "@fanfare/contracts/list-shares";
import { listShareByKey, sharedList } from "@fanfare/db/readers/list-shares";
import { inScope } from "@fanfare/db/scoped";
import { hashToken } from "@fanfare/domain/kernel";
import type { App } from "../app.ts";
import { asAnybody } from "../auth/standing.ts";
import { requestContext } from "../http/request-context.ts";

/** What a link shows: its list, or why there is none. */
export type OpenedList = { kind: "shown"; list: SharedList } | { kind: "closed" } | { kind: "missing" };

const tokenForm = /^[\w-]{43}$/;

/**
 * The list a key opens. Who is not signed in is counted by address, and refused when they ask too often. The key's scope
 * shows the link alone; only then is the list of that link read for its organization.
 */
export async function openSharedList(app: App, token: string, headers: Headers): Promise<OpenedList> {
  await asAnybody(requestContext(app, new Request(app.config.publicUrl, { headers }), new Headers()), "query");
  const share = tokenForm.test(token) ? await inScope(app.db, { tokenHash: hashToken(token) }, (sql) => listShareByKey(sql, new Date())) : null;
  if (!share) return { kind: "missing" };
  if (share.state !== "open") return { kind: "closed" };
  return { kind: "shown", list: await inScope(app.db, { organizationId: share.organizationId }, (sql) => sharedList(sql, share)) };
}
