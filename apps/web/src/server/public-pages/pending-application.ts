import type { Redis } from "@fanfare/adapters/redis";
import { hashToken, newToken } from "@fanfare/domain/kernel";
import { z } from "zod";

const PendingApplication = z.strictObject({
  slug: z.string(),
  answers: z.array(z.strictObject({ questionId: z.string(), answer: z.string() })),
});
/** An application by somebody who has no profile yet. */
export type PendingApplication = z.infer<typeof PendingApplication>;

const keptSeconds = 24 * 3_600;
const cookieName = "fanfare-application";
const keyOf = (token: string): string => `pending-application:${hashToken(token)}`;

/** Keeps the application for a day; the answer is the cookie by which the same browser finds it again. */
export async function keepApplication(redis: Redis, application: PendingApplication, isSecure: boolean): Promise<string> {
  const token = newToken();
  await redis.set(keyOf(token), JSON.stringify(application), "EX", keptSeconds);
  return `${cookieName}=${token}; Path=/; Max-Age=${keptSeconds}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}

/** Lets the browser forget it. */
export const forgottenCookie = `${cookieName}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`;

const tokenOf = (headers: Headers): string | undefined => new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]{43})(?:;|$)`).exec(headers.get("cookie") ?? "")?.[1];

/** The application this browser left here, or null. */
export async function pendingApplication(redis: Redis, headers: Headers): Promise<PendingApplication | null> {
  const token = tokenOf(headers);
  const kept = token === undefined ? null : await redis.get(keyOf(token));
  return kept === null ? null : PendingApplication.parse(JSON.parse(kept));
}

/** Forgets it once it was sent. */
export async function dropApplication(redis: Redis, headers: Headers): Promise<void> {
  const token = tokenOf(headers);
  if (token !== undefined) await redis.del(keyOf(token));
}
