import { Platform } from "@fanfare/contracts/platforms";
import { notFound, type Context } from "@fanfare/domain/kernel";
import { z } from "zod";
import type { App } from "../app.ts";
import { connectionsOf } from "../compose/connections.ts";
import { asCreator } from "../auth/standing.ts";
import { isDomainError } from "../http/faults.ts";
import { publicRoute } from "../http/routes.ts";

/** What platforms add to the address beyond this, such as the scopes, differs and is not needed. */
const Answer = z.object({ state: z.string().min(1).max(500), code: z.string().min(1).max(4000).nullable() });

/** The screen's word for each refusal. */
const problems: Readonly<Record<string, string>> = {
  // Signed in as somebody who is no creator, so it was not they who went there.
  "identity.creators-only": "state-unknown",
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

/** `context` is null for somebody who is not signed in. */
type Return = { app: App; context: Context | null; request: Request; params: Record<string, string | string[]> };

/** Open to everybody, because who was signed out meanwhile has to be led on; an account is connected for whom it was begun alone. */
export const consentRoute = publicRoute(async ({ app, ctx, request, params }) => {
  const who = await ctx.who();
  return receiveConsent({ app, context: who && { actor: asCreator(who), trace: ctx.trace }, request, params });
});

/**
 * The way back from a platform's consent screen: whatever came of it, the creator sees their accounts and a sentence. Who is not
 * signed in any more signs in first and is told that nothing was connected: the code is nobody's then, and is not used.
 */
export async function receiveConsent({ app, context, request, params }: Return): Promise<Response> {
  const platform = Platform.safeParse(params["platform"]);
  if (!platform.success) throw notFound("platform");
  const outcome = context ? await complete(app, context, platform.data, new URL(request.url).searchParams) : { problem: "signed-out" };
  const page = `/creator/accounts?${new URLSearchParams(outcome)}`;
  const url = new URL(context ? page : `/sign-in?${new URLSearchParams({ next: page })}`, app.config.publicUrl);
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
