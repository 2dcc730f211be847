import type { Context, Person } from "../../kernel/index.ts";
import type { IdentityDeps } from "../ports.ts";

/** Makes room for what a person chooses for themselves. Doing it again changes nothing. */
export const makeWelcomePerson = ({ unitOfWork }: IdentityDeps) =>
  (context: Context & { actor: Person }, { locale }: { locale: "en" | "ru" }): Promise<void> =>
    unitOfWork.run({ userId: context.actor.userId }, context, (tx) => tx.people.welcome(context.actor.userId, locale));
