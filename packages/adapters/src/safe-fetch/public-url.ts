import ipaddr from "ipaddr.js";

import { isPublicAddress } from "./addresses.ts";
import { UnsafeUrl } from "./errors.ts";

const LONGEST_URL = 2048;
/** Names that are only good inside a network (RFC 6761, RFC 6762, RFC 8375, ICANN's `.internal`). */
const INSIDE_NAMES = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|localdomain|onion|test|invalid)$/;

/**
 * Reads a link that somebody typed: http or https to a public host, without credentials. Asks no name server.
 * Throws UnsafeUrl with a sentence for the field.
 */
export function assertPublicUrl(text: string): URL {
  if (text.length > LONGEST_URL || !URL.canParse(text)) {
    throw new UnsafeUrl("not-a-url", "This is not a web address. Write it in full, as in https://example.org/page.");
  }
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new UnsafeUrl("protocol", `An address that begins with ${url.protocol} can't be used here. Use one that begins with https://.`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new UnsafeUrl("credentials", "The address holds a user name or password. Take it out.");
  }
  if (!isPublicHost(url.hostname)) {
    throw new UnsafeUrl("private-address", "The address leads into a private network. Use one that everybody can open.");
  }
  return url;
}

/** Reads an address that our servers are to open: as assertPublicUrl, and https on its usual port. */
export function assertFetchableUrl(text: string): URL {
  const url = assertPublicUrl(text);
  if (url.protocol !== "https:") throw new UnsafeUrl("protocol", "Only addresses that begin with https:// are opened.");
  if (url.port !== "") throw new UnsafeUrl("port", "Addresses with a port of their own are not opened.");
  return url;
}

/** The URL parser has already turned decimal, octal and hexadecimal forms into dotted IPv4. */
function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (ipaddr.isValid(host)) return isPublicAddress(host);
  return host.includes(".") && !INSIDE_NAMES.test(host);
}
