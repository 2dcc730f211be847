import { Me } from "@fanfare/contracts/identity";
import { z } from "zod";
import { meOf } from "../../auth/me.ts";
import { publicQuery } from "../procedures.ts";

/** The person in front of the screen and what they may do, or null when nobody is signed in. */
export const findMe = publicQuery.output(z.nullable(Me)).query(({ ctx }) => (ctx.who ? meOf(ctx.app, ctx.who) : null));
