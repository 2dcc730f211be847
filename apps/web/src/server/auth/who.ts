import type { App } from "../app.ts";
import type { CreatorActor, Member, Person } from "@fanfare/domain/kernel";

/** Somebody signed in, and everything they may act as just now. */
export type Who = {
  person: Person;
  sessionId: string;
  isOperator: boolean;
  /** For the organization that is active, when they still belong to it. */
  member: Member | null;
  creator: CreatorActor | null;
};

/** Reads the session's person and what they may act as. */
export async function whoIs(_app: App, _headers: Headers): Promise<Who | null> {
  return Promise.resolve(null);
}
