import type { Redis } from "@fanfare/adapters/redis";
import { betterAuth } from "better-auth";
import { Pool } from "pg";
import type { Config } from "../config.ts";
import type { Logger } from "../log.ts";
import { redisStorage } from "./storage.ts";

/** A letter with a link that only its receiver may have. `path` is the page that takes the token. */
export type SecretLetter = { template: "verify-email" | "reset-password"; user: { id: string; email: string; name: string }; path: string };

const day = 86_400;
const hour = 3_600;
export const passwordLength = { min: 10, max: 128 } as const;

/**
 * The sign-in library: people, passwords, proofs of an e-mail address, sessions. Its HTTP handler is not mounted;
 * our own procedures call it, so there is one way in, with one rate limit and one origin check.
 */
export function makeAuth(deps: { config: Config; redis: Redis; log: Logger; deliver: (letter: SecretLetter) => Promise<void> }) {
  const { config, redis, log, deliver } = deps;
  const isSecure = config.publicUrl.protocol === "https:";
  const pool = new Pool({ connectionString: config.databaseUrl, options: "-c search_path=auth", max: 5, application_name: "fanfare-sign-in" });
  const { api } = betterAuth({
    appName: "Fanfare",
    baseURL: config.publicUrl.origin,
    secret: config.authSecret,
    database: pool,
    secondaryStorage: redisStorage(redis),
    session: { storeSessionInDatabase: false, expiresIn: 30 * day, updateAge: day, cookieCache: { enabled: false } },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      resetPasswordTokenExpiresIn: hour,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => deliver({ template: "reset-password", user, path: `/reset?token=${encodeURIComponent(token)}` }),
    },
    emailVerification: {
      sendOnSignUp: true,
      expiresIn: day,
      sendVerificationEmail: ({ user, token }) => deliver({ template: "verify-email", user, path: `/verify?token=${encodeURIComponent(token)}` }),
    },
    advanced: {
      database: { generateId: "uuid" },
      // The library would write __Secure-; __Host- also forbids a sister domain to set the cookie.
      useSecureCookies: false,
      cookiePrefix: isSecure ? "__Host-fanfare" : "fanfare",
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { disableIpTracking: true },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its messages may carry addresses of people, so only the fact that it failed is kept.
    logger: { level: "error", log: (level) => log.warn({ part: "sign-in library", level }, "the sign-in library reported an error") },
  });
  return { api, close: () => pool.end() };
}

export type Auth = ReturnType<typeof makeAuth>;
