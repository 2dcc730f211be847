import { Me } from "@fanfare/contracts/identity";
import { myStanding } from "@fanfare/db/readers/identity";
import { inScope } from "@fanfare/db/scoped";
import { z } from "zod";
import { publicQuery } from "../procedures.ts";

/** The person in front of the screen and what they may do, or null when nobody is signed in. */
export const findMe = publicQuery.output(z.nullable(Me)).query(async ({ ctx }) => {
  const { who, app } = ctx;
  if (!who) return null;
  const { userId, name, email } = who.person;
  const { locale, isOperator, ...standing } = await inScope(app.db, { userId }, (sql) => myStanding(sql, userId));
  return {
    person: { id: userId, name, email, isEmailVerified: who.isEmailVerified, locale, isOperator },
    ...standing,
    isMailConfigured: app.config.isMailConfigured,
    isDemo: app.config.isDemo,
  };
});
