import { Id } from "@fanfare/contracts/ids";
import { agreementDocument } from "@fanfare/db/readers/collaborations";
import { inScope } from "@fanfare/db/scoped";
import { DomainError, notFound, scopeOf, type Actor } from "@fanfare/domain/kernel";
import type { App } from "../app.ts";
import { serveObject } from "../media/serve.ts";

/** The printed agreement, to whoever's rows it is in: the organization's members and the creator. */
export async function serveAgreement(app: App, actor: Actor, request: Request, agreementId: unknown): Promise<Response> {
  const id = Id.safeParse(agreementId);
  if (!id.success) throw notFound("agreement");
  const { key, campaignName, creatorName } = await inScope(app.db, scopeOf(actor), (sql) => agreementDocument(sql, id.data));
  if (key === null) throw new DomainError("unavailable", "collaborations.agreement-not-printed", "The agreement is being printed. Try again in a few seconds.", { retryAfterMs: 3_000 });
  return serveObject(app.storage, request, { key, contentType: "application/pdf", cacheControl: "private, no-cache", saveAs: `${campaignName} - ${creatorName}.pdf` });
}
