import type { Me } from "@fanfare/contracts/identity";
import { myStanding } from "@fanfare/db/readers/identity";
import { inScope } from "@fanfare/db/scoped";
import type { App } from "../app.ts";
import type { Who } from "./who.ts";

/** What the screens are told of the person in front of them. */
export async function meOf(app: App, { person, isEmailVerified }: Who): Promise<Me> {
  const { userId, name, email } = person;
  const { locale, isOperator, ...standing } = await inScope(app.db, { userId }, (sql) => myStanding(sql, userId));
  return {
    person: { id: userId, name, email, isEmailVerified, locale, isOperator },
    ...standing,
    isMailConfigured: app.config.isMailConfigured,
    isDemo: app.config.isDemo,
  };
}
