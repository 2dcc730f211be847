import type { SetLocaleInput } from "@fanfare/contracts/identity";
import type { Receipt } from "@fanfare/contracts/ids";
import type { Context, Person } from "../../kernel/index.ts";
import type { IdentityDeps } from "../ports.ts";

/** Remembers the language of the person's screens and letters. */
export const makeSetLocale = ({ unitOfWork }: IdentityDeps) =>
  (context: Context & { actor: Person }, { locale }: SetLocaleInput): Promise<Receipt> =>
    unitOfWork.run({ userId: context.actor.userId }, context, async (tx) => {
      await tx.people.setLocale(context.actor.userId, locale);
      return { id: context.actor.userId, version: 1 };
    });
