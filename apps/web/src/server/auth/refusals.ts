import { DomainError, invalidField, ruleBroken } from "@fanfare/domain/kernel";

/** The sign-in library's refusals in our words, by its codes. */
const refusals: Record<string, () => DomainError> = {
  INVALID_EMAIL_OR_PASSWORD: () => new DomainError("invalid", "identity.wrong-credentials", "This e-mail address and password do not belong together. Check both, or reset the password."),
  INVALID_PASSWORD: () => invalidField("identity.wrong-password", "currentPassword", "This is not the present password."),
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: () => invalidField("identity.email-taken", "email", "There is an account with this address already. Sign in instead."),
  PASSWORD_TOO_SHORT: () => invalidField("identity.password-too-short", "password", "A password has at least 10 characters."),
  PASSWORD_TOO_LONG: () => invalidField("identity.password-too-long", "password", "A password has at most 128 characters."),
  INVALID_TOKEN: () => ruleBroken("identity.link-not-valid", "This link does not work any more. Ask for a new one."),
  TOKEN_EXPIRED: () => ruleBroken("identity.link-not-valid", "This link does not work any more. Ask for a new one."),
  USER_NOT_FOUND: () => ruleBroken("identity.link-not-valid", "This link does not work any more. Ask for a new one."),
};

/** Calls the sign-in library; its refusals become ours, its cookies go into the answer. */
export async function callAuth<T>(answer: Headers, call: () => Promise<{ headers: Headers; response: T }>): Promise<T> {
  try {
    const { headers, response } = await call();
    for (const cookie of headers.getSetCookie()) answer.append("set-cookie", cookie);
    return response;
  } catch (error) {
    const refusal = refusals[codeOf(error)];
    throw refusal ? refusal() : error;
  }
}

/** The library's code of a refusal. Told by its form: bundles of one process each have their own copy of its class. */
function codeOf(error: unknown): string {
  const body = error instanceof Error && error.name === "APIError" && "body" in error ? error.body : null;
  return typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
}
