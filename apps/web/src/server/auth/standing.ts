import { DomainError, type Actor, type Person } from "@fanfare/domain/kernel";
import { TRPCError } from "@trpc/server";
import { countCall } from "../http/rate-limits.ts";
import type { RequestContext } from "../http/request-context.ts";
import type { Who } from "./who.ts";

/** Who is signed in. Throws UNAUTHORIZED when nobody is. */
export async function signedIn(ctx: RequestContext): Promise<Who> {
  const who = await ctx.who();
  if (!who) throw new TRPCError({ code: "UNAUTHORIZED" });
  return who;
}

/** The member where there is one, else whatever they are: the domain says why that is not enough. */
export const asMember = (who: Who): Actor => who.member ?? who.creator ?? who.person;
export const asCreator = (who: Who): Actor => who.creator ?? who.member ?? who.person;

/** Proves that somebody runs this installation. Throws `forbidden`. */
export function authorizeOperator(who: Who): Person {
  if (who.isOperator) return who.person;
  throw new DomainError("forbidden", "identity.operators-only", "Only an operator of this installation can do this.");
}

const visitor: Actor = { kind: "system", name: "visitor", organizationId: null };

/** Whoever is signed in, or the visitor, whose calls are counted by address. */
export async function asAnybody(ctx: RequestContext, limit: "query" | "command"): Promise<Actor> {
  const who = await ctx.who();
  if (who) return asMember(who);
  await countCall(ctx.app, limit, ctx.address);
  return visitor;
}
