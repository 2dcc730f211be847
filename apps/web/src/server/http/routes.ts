import { authorizeCreator, authorizeMember, type Permission } from "@fanfare/domain/identity";
import type { Actor, Context, CreatorActor, Member } from "@fanfare/domain/kernel";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { AccessRule } from "../api/access.ts";
import { getApp, type App } from "../app.ts";
import { faultOf, isDomainError, toTrpcError } from "./faults.ts";
import { requestContext } from "./request-context.ts";

type Asked<A> = { app: App; actor: A; context: Context; request: Request; params: Record<string, string | string[]> };
type RouteHandler = ((request: Request, route: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>) & { access: AccessRule };

/** A refusal as a route answers it: the same fault as a procedure's, under its HTTP status. */
export function refusal(error: unknown): Response {
  const known = isDomainError(error) ? toTrpcError(error) : error instanceof TRPCError ? error : new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: error });
  const fault = faultOf(known);
  if (fault.kind === "unexpected") getApp().log.error({ err: error, errorId: fault.errorId }, "a route failed");
  return Response.json({ fault }, { status: getHTTPStatusCodeFromError(known) });
}

function guarded<A extends Actor>(access: AccessRule, prove: (actor: Actor[]) => A, work: (asked: Asked<A>) => Promise<Response>): RouteHandler {
  const handler = async (request: Request, route: { params: Promise<Record<string, string | string[]>> }) => {
    try {
      const app = getApp();
      const { who, trace } = requestContext(app, request, new Headers());
      const found = await who();
      if (!found) throw new TRPCError({ code: "UNAUTHORIZED" });
      const actor = prove([found.member, found.creator, found.person].filter((candidate) => candidate !== null));
      return await work({ app, actor, context: { actor, trace }, request, params: await route.params });
    } catch (error) {
      return refusal(error);
    }
  };
  return Object.assign(handler, { access });
}

const firstOf = (actors: Actor[], kind: Actor["kind"]): Actor => actors.find((actor) => actor.kind === kind) ?? actors[0]!;

/** A route for members whose role has the permission. Its rule is `handler.access`. */
export const memberRoute = (permission: Permission, work: (asked: Asked<Member>) => Promise<Response>): RouteHandler =>
  guarded({ kind: "member", permission }, (actors) => authorizeMember(firstOf(actors, "member"), permission), work);

/** A route for creators acting for themselves. */
export const creatorRoute = (work: (asked: Asked<CreatorActor>) => Promise<Response>): RouteHandler =>
  guarded({ kind: "creator" }, (actors) => authorizeCreator(firstOf(actors, "creator")), work);
