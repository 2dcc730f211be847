import { Platform } from "@fanfare/contracts/platforms";
import { notFound, type Context } from "@fanfare/domain/kernel";
import { z } from "zod";
import type { App } from "../app.ts";
import { connectionsOf } from "../compose/connections.ts";
import { isDomainError } from "../http/faults.ts";

/** What platforms add to the address beyond this, such as the scopes, differs and is not needed. */
const Answer = z.object({ state: z.string().min(1).max(500), code: z.string().min(1).max(4000).nullable() });

/** The screen's word for each refusal. */
const problems: Readonly<Record<string, string>> = {
  "tracking.consent-denied": "denied",
  "tracking.consent-unknown": "state-unknown",
  "tracking.consent-expired": "expired",
  "tracking.account-connected-elsewhere": "connected-elsewhere",
  "tracking.scopes-missing": "scopes-missing",
  "tracking.platform-unavailable": "platform-away",
  "tracking.platform-answer-malformed": "platform-away",
  "tracking.platform-quota-exceeded": "platform-away",
  "tracking.platform-not-connected": "switched-off",
};

/** The way back from a platform's consent screen: whatever came of it, the creator sees their accounts and a sentence. */
export async function receiveConsent({ app, context, request, params }: { app: App; context: Context; request: Request; params: Record<string, string | string[]> }): Promise<Response> {
  const platform = Platform.safeParse(params["platform"]);
  if (!platform.success) throw notFound("platform");
  const outcome = await complete(app, context, platform.data, new URL(request.url).searchParams);
  const url = new URL("/creator/accounts", app.config.publicUrl);
  url.search = new URLSearchParams(outcome).toString();
  // Neither the code nor the state may be remembered by a cache, or travel on in a header.
  return new Response(null, { status: 303, headers: { location: url.href, "cache-control": "no-store", "referrer-policy": "no-referrer" } });
}

async function complete(app: App, context: Context, platform: Platform, query: URLSearchParams): Promise<Record<string, string>> {
  const answer = Answer.safeParse({ state: query.get("state") ?? "", code: query.has("error") ? null : query.get("code") });
  if (!answer.success) return { problem: "state-unknown" };
  try {
    await connectionsOf(app).completeConnect(context, { platform, ...answer.data });
    return { connected: platform };
  } catch (error) {
    const problem = isDomainError(error) ? problems[error.code] : undefined;
    if (problem === undefined) app.log.error({ err: error, platform, correlationId: context.trace.correlationId }, "an account could not be connected");
    return { problem: problem ?? "unknown" };
  }
}
