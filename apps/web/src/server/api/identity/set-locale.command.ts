import { SetLocaleInput } from "@fanfare/contracts/identity";
import { Receipt } from "@fanfare/contracts/ids";
import { identityOf } from "../../compose/identity.ts";
import { personCommand } from "../procedures.ts";

/** Remembers the language of screens and letters. */
export const setLocale = personCommand
  .input(SetLocaleInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => identityOf(ctx.app).setLocale(ctx.context, input));
