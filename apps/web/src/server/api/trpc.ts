import { initTRPC } from "@trpc/server";
import { faultOf, localizeFields } from "../http/faults.ts";
import { localeOf } from "../http/field-sentences.ts";
import type { RequestContext } from "../http/request-context.ts";
import type { AccessRule } from "./access.ts";

/** What a procedure says of itself. */
export type Meta = { access: AccessRule };

const t = initTRPC
  .context<RequestContext>()
  .meta<Meta>()
  .create({
    // Development would add a stack to every answer.
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const fault = ctx ? localizeFields(error, localeOf(ctx.headers)) : faultOf(error);
      return { ...shape, message: fault.message, data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, fault } };
    },
  });

export const { router, middleware, createCallerFactory } = t;
export const bareProcedure = t.procedure;
