const oneYear = 60 * 60 * 24 * 365;

/** Writes a preference cookie of this browser (language, colour scheme, folded navigation): never a secret. */
export function writeCookie(name: string, value: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${oneYear}; samesite=lax`;
}
