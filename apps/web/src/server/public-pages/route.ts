import { correlate } from "@fanfare/adapters/logging";
import { securityHeaders } from "@/lib/security-headers.ts";
import type { AccessRule } from "../api/access.ts";
import { getApp, type App } from "../app.ts";
import { requestContext, traceOf, type RequestContext } from "../http/request-context.ts";
import { answerUnavailable } from "./answer.ts";

type Params = { slug: string };
type Asked = { app: App; ctx: RequestContext; request: Request; slug: string };
type PageRoute = ((request: Request, route: { params: Promise<Params> }) => Promise<Response>) & { access: AccessRule };

/**
 * A route of the public pages. Unlike other routes it reads no session and counts no calls before it answers, because
 * a page that is remembered costs neither the database nor Redis anything; and it fails as a page.
 */
export const pageRoute = (work: (asked: Asked) => Promise<Response>): PageRoute => {
  const handler = async (request: Request, { params }: { params: Promise<Params> }) => {
    const app = getApp();
    const { slug } = await params;
    const answer = await correlate(traceOf(request.headers).correlationId, async () => {
      try {
        return await work({ app, ctx: requestContext(app, request, new Headers()), request, slug });
      } catch (error) {
        app.log.error({ err: error }, "a public page failed");
        return answerUnavailable(request);
      }
    });
    for (const { key, value } of securityHeaders) if (!answer.headers.has(key)) answer.headers.set(key, value);
    return answer;
  };
  return Object.assign(handler, { access: { kind: "anyone" } as const });
};
