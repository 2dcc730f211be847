import { createHash, randomBytes } from "node:crypto";

/** What the owner of an account agreed to, waiting to be fetched with a code. */
export interface Consent {
  readonly accountId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  /** PKCE, in whatever encoding the platform uses. */
  readonly challenge: string | null;
  readonly expiresAt: number;
}

export interface Token {
  readonly accountId: string;
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  readonly expiresAt: number;
  revoked: boolean;
}

export type TokenState = "live" | "expired" | "revoked" | "unknown";

/** Codes and tokens of one simulated platform; times are ms of its own clock. */
export class TokenBook {
  readonly #consents = new Map<string, Consent>();
  readonly #tokens = new Map<string, Token>();

  /** Notes a consent; `decorate` shapes the code as the platform's look. */
  consent(consent: Consent, decorate: (random: string) => string): string {
    const code = decorate(randomBytes(16).toString("hex"));
    this.#consents.set(code, consent);
    return code;
  }

  /** The consent behind a code, which works once and not after its time. */
  redeem(code: string, now: number): Consent | undefined {
    const consent = this.#consents.get(code);
    this.#consents.delete(code);
    return consent && consent.expiresAt > now ? consent : undefined;
  }

  issue(prefix: string, token: Omit<Token, "revoked">): string {
    const value = `${prefix}${randomBytes(24).toString("hex")}`;
    this.#tokens.set(value, { ...token, revoked: false });
    return value;
  }

  find(value: string): Token | undefined {
    return this.#tokens.get(value);
  }

  stateOf(value: string, now: number): TokenState {
    const token = this.#tokens.get(value);
    if (!token) return "unknown";
    if (token.revoked) return "revoked";
    return token.expiresAt > now ? "live" : "expired";
  }

  revoke(value: string): void {
    const token = this.#tokens.get(value);
    if (token) token.revoked = true;
  }

  /** Kills every token of an account, as its owner does by removing the app. */
  revokeAccount(accountId: string): void {
    for (const token of this.#tokens.values()) if (token.accountId === accountId) token.revoked = true;
  }

  /** All tokens as plain JSON, for a state file; codes live too briefly to be kept. */
  snapshot(): [string, Token][] {
    return [...this.#tokens];
  }

  /** Takes up a snapshot in place of what is there. */
  restore(tokens: readonly [string, Token][]): void {
    this.clear();
    for (const [value, token] of tokens) this.#tokens.set(value, token);
  }

  clear(): void {
    this.#consents.clear();
    this.#tokens.clear();
  }
}

/** The token of an `Authorization: Bearer` header, or "". */
export function bearerOf(authorization: string | undefined): string {
  return /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
}

/** Whether the verifier is the secret behind an S256 challenge. */
export function provesChallenge(verifier: string | null, challenge: string | null, encoding: "hex" | "base64url"): boolean {
  return challenge === null || (verifier !== null && createHash("sha256").update(verifier).digest(encoding) === challenge);
}
