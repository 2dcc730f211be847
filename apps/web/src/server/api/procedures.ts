import { correlate } from "@fanfare/adapters/logging";
import { authorizeCreator, authorizeMember, type Permission } from "@fanfare/domain/identity";
import type { Actor, Context } from "@fanfare/domain/kernel";
import { asAnybody, asCreator, asMember, authorizeOperator, signedIn } from "../auth/standing.ts";
import { faultOf, isDomainError, toTrpcError } from "../http/faults.ts";
import { checkOrigin } from "../http/origin.ts";
import type { RequestContext } from "../http/request-context.ts";
import { bareProcedure } from "./trpc.ts";

/**
 * The base of every procedure: a refusal of the domain becomes tRPC's code of the same meaning, every call is
 * counted and logged under its correlation id, and an error nobody meant is logged with the id the person sees.
 */
const observed = bareProcedure.use(async ({ ctx, path, type, next }) => {
  const began = performance.now();
  const result = await correlate(ctx.trace.correlationId, next);
  const error = result.ok ? null : isDomainError(result.error.cause) && result.error.code === "INTERNAL_SERVER_ERROR" ? toTrpcError(result.error.cause) : result.error;
  const fault = error ? faultOf(error) : null;
  const ms = Math.round(performance.now() - began);
  const { app, trace } = ctx;
  app.metrics.procedureCalled(path, fault?.kind ?? "ok", ms / 1000);
  const line = { correlationId: trace.correlationId, procedure: path, type, ms, outcome: fault?.code ?? "ok" };
  if (fault?.kind === "unexpected") app.log.error({ ...line, errorId: fault.errorId, err: error?.cause ?? error }, "a procedure failed");
  else app.log[type === "mutation" ? "info" : "debug"](line, "procedure");
  if (error) throw error;
  return result;
});

const procedure = observed.use(async ({ ctx, type, next }) => {
  if (type === "mutation") checkOrigin(ctx.app.config.publicUrl, ctx.headers);
  return next();
});

/** Who acts, and the `Context` that handlers take. */
const acting = <A extends Actor>(ctx: RequestContext, actor: A): { actor: A; context: Context & { actor: A } } => ({
  actor,
  context: { actor, trace: ctx.trace },
});

const memberProcedure = (permission: Permission) =>
  procedure.meta({ access: { kind: "member", permission } }).use(async ({ ctx, next }) => {
    const actor = authorizeMember(asMember(await signedIn(ctx)), permission);
    return next({ ctx: acting(ctx, actor) });
  });

const creatorProcedure = procedure.meta({ access: { kind: "creator" } }).use(async ({ ctx, next }) => {
  const actor = authorizeCreator(asCreator(await signedIn(ctx)));
  return next({ ctx: acting(ctx, actor) });
});

const personProcedure = procedure.meta({ access: { kind: "person" } }).use(async ({ ctx, next }) => {
  const who = await signedIn(ctx);
  return next({ ctx: { ...acting(ctx, who.person), who } });
});

const operatorProcedure = procedure.meta({ access: { kind: "operator" } }).use(async ({ ctx, next }) => {
  const actor = authorizeOperator(await signedIn(ctx));
  return next({ ctx: acting(ctx, actor) });
});

const publicProcedure = procedure.meta({ access: { kind: "anyone" } }).use(async ({ ctx, type, next }) => {
  const actor = await asAnybody(ctx, type === "mutation" ? "command" : "query");
  return next({ ctx: { ...acting(ctx, actor), who: await ctx.who() } });
});

/** For members of the active organization whose role has the permission. `ctx.actor` is the Member. */
export const memberCommand = memberProcedure;
export const memberQuery = memberProcedure;

/** For creators acting for themselves. `ctx.actor` is the CreatorActor. */
export const creatorCommand = creatorProcedure;
export const creatorQuery = creatorProcedure;

/** For anybody signed in. `ctx.actor` is the Person, `ctx.who` all they may act as. */
export const personCommand = personProcedure;
export const personQuery = personProcedure;

/** For anybody at all; who is not signed in is rate limited by address. `ctx.actor` is who is signed in, or the system's "visitor". */
export const publicCommand = publicProcedure;
export const publicQuery = publicProcedure;

/** For operators of the installation. */
export const operatorCommand = operatorProcedure;
export const operatorQuery = operatorProcedure;
