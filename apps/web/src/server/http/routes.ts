import { correlate } from "@fanfare/adapters/logging";
import { authorizeCreator, authorizeMember, type Permission } from "@fanfare/domain/identity";
import type { Actor, Context, CreatorActor, Member, Person } from "@fanfare/domain/kernel";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { AccessRule } from "../api/access.ts";
import { getApp, type App } from "../app.ts";
import { asAnybody, asCreator, asMember, authorizeOperator, signedIn } from "../auth/standing.ts";
import { faultOf, isDomainError, toTrpcError } from "./faults.ts";
import { checkOrigin } from "./origin.ts";
import { requestContext, type RequestContext } from "./request-context.ts";

/** `ctx` is for a route that needs all a person may act as: `await signedIn(ctx)`. */
type Asked<A> = { app: App; actor: A; context: Context; ctx: RequestContext; request: Request; params: Params };
type Params = Record<string, string | string[]>;
type Route = { params: Promise<Params> };
type RouteHandler = ((request: Request, route: Route) => Promise<Response>) & { access: AccessRule };

/** A refusal as a route answers it: the same fault as a procedure's, under its HTTP status. */
export function refusal(error: unknown): Response {
  const known = isDomainError(error) ? toTrpcError(error) : error instanceof TRPCError ? error : new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: error });
  const fault = faultOf(known);
  if (fault.kind === "unexpected") getApp().log.error({ err: error, errorId: fault.errorId }, "a route failed");
  return Response.json({ fault }, { status: getHTTPStatusCodeFromError(known) });
}

/** A route that answers by itself, with the rule it keeps. */
export const declareAccess = (access: AccessRule, handler: (request: Request) => Promise<Response>): RouteHandler => Object.assign(handler, { access });

type Prove<A> = (ctx: RequestContext) => Promise<A>;

function guarded<A extends Actor>(access: AccessRule, prove: Prove<A>, work: (asked: Asked<A>) => Promise<Response>): RouteHandler {
  const handler = async (request: Request, route: Route) => {
    try {
      const app = getApp();
      if (request.method !== "GET" && request.method !== "HEAD") checkOrigin(app.config.publicUrl, request.headers);
      const ctx = requestContext(app, request, new Headers());
      const actor = await prove(ctx);
      const { trace } = ctx;
      const params = await route.params;
      return await correlate(trace.correlationId, () => work({ app, actor, context: { actor, trace }, ctx, request, params }));
    } catch (error) {
      return refusal(error);
    }
  };
  return Object.assign(handler, { access });
}

/** A route for members whose role has the permission. Its rule is `handler.access`. */
export const memberRoute = (permission: Permission, work: (asked: Asked<Member>) => Promise<Response>): RouteHandler =>
  guarded({ kind: "member", permission }, async (ctx) => authorizeMember(asMember(await signedIn(ctx)), permission), work);

/** A route for creators acting for themselves. */
export const creatorRoute = (work: (asked: Asked<CreatorActor>) => Promise<Response>): RouteHandler =>
  guarded({ kind: "creator" }, async (ctx) => authorizeCreator(asCreator(await signedIn(ctx))), work);

/** A route for anybody signed in: the member, else the creator, else the person. */
export const personRoute = (work: (asked: Asked<Actor>) => Promise<Response>): RouteHandler =>
  guarded<Actor>({ kind: "person" }, async (ctx) => asMember(await signedIn(ctx)), work);

/** A route for operators of the installation. */
export const operatorRoute = (work: (asked: Asked<Person>) => Promise<Response>): RouteHandler =>
  guarded({ kind: "operator" }, async (ctx) => authorizeOperator(await signedIn(ctx)), work);

/** A route for anybody; who is not signed in is rate limited by address and acts as the system's "visitor". */
export const publicRoute = (work: (asked: Asked<Actor>) => Promise<Response>): RouteHandler =>
  guarded<Actor>({ kind: "anyone" }, (ctx) => asAnybody(ctx, "query"), work);
