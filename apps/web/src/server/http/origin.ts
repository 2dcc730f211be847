import { DomainError } from "@fanfare/domain/kernel";

/** The host a request was sent to, as the browser or the proxy in front names it. */
export const askedHost = (headers: Headers): string | null => headers.get("x-forwarded-host") ?? headers.get("host");

/** The two names, when the page was opened by another one than PUBLIC_URL's: sessions live under one name only. */
export function addressMismatch(publicUrl: URL, headers: Headers): { opened: string; configured: string } | null {
  const opened = askedHost(headers);
  return opened === null || opened === publicUrl.host ? null : { opened, configured: publicUrl.host };
}

/**
 * Lets a write pass only when it comes from a page of this installation. Browsers send Origin with every write;
 * what sends none is no browser and carries no cookie against its owner's will.
 */
export function checkOrigin(publicUrl: URL, headers: Headers): void {
  const origin = headers.get("origin");
  if (origin === null || origin === publicUrl.origin) return;
  const mismatch = addressMismatch(publicUrl, headers);
  if (mismatch && URL.canParse(origin) && new URL(origin).host === mismatch.opened) throw wrongAddress(mismatch);
  throw new DomainError("forbidden", "kernel.foreign-origin", "This was sent by a page of another site, so it was not done.");
}

function wrongAddress(names: { opened: string; configured: string }): DomainError {
  return new DomainError(
    "forbidden",
    "kernel.wrong-address",
    `This page was opened as ${names.opened}, but the installation is set up as ${names.configured}. Open it there, or set PUBLIC_URL to the name you use and start again.`,
    { details: names },
  );
}
