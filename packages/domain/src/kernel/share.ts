const dayMs = 86_400_000;

/** Whether a link that is a key opens anything at a moment. */
export type ShareState = "open" | "expired" | "revoked";

export function shareState({ expiresAt, revokedAt }: { expiresAt: Date | null; revokedAt: Date | null }, at: Date): ShareState {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && expiresAt <= at ? "expired" : "open";
}

/** When a link made now runs out; null when it never does. */
export const expiryAfter = (days: number | null, at: Date): Date | null => (days === null ? null : new Date(at.getTime() + days * dayMs));
