import { standingOf, type Standing } from "@fanfare/db/readers/identity";
import { inScope } from "@fanfare/db/scoped";
import type { CreatorActor, Member, Person } from "@fanfare/domain/kernel";
import type { App } from "../app.ts";

/** Somebody signed in, and everything they may act as just now. */
export type Who = {
  person: Person;
  isEmailVerified: boolean;
  isOperator: boolean;
  /** For the organization they act for, while they belong to it. */
  member: Member | null;
  creator: CreatorActor | null;
};

/**
 * Reads the session's person and what they may act as. Nothing is remembered between requests: a sign-out, a changed
 * role or a removal counts from the next one. `answer` gets the cookie when the session was prolonged.
 */
export async function whoIs(app: App, headers: Headers, answer?: Headers): Promise<Who | null> {
  if (!headers.has("cookie")) return null;
  const { response: session, headers: cookies } = await app.auth().api.getSession({ headers, returnHeaders: true });
  if (answer) for (const cookie of cookies.getSetCookie()) answer.append("set-cookie", cookie);
  if (!session) return null;
  const { id: userId, name, email, emailVerified: isEmailVerified } = session.user;
  const standing = await inScope(app.db, { userId }, (sql) => standingOf(sql, userId));
  return {
    person: { kind: "person", userId, email, name },
    isEmailVerified,
    isOperator: standing.isOperator,
    member: memberOf(userId, standing),
    creator: standing.creatorId === null ? null : { kind: "creator", userId, creatorId: standing.creatorId, name: standing.creatorName ?? name },
  };
}

function memberOf(userId: string, { organizationId, role, memberName }: Standing): Member | null {
  if (organizationId === null || role === null || memberName === null) return null;
  return { kind: "member", userId, organizationId, role, name: memberName };
}
