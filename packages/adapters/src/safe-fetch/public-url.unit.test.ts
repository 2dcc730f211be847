import { describe, expect, it } from "vitest";

import { assertFetchableUrl, assertPublicUrl } from "./public-url.ts";

const REFUSED: readonly [string, string, string][] = [
  ["text that is not a URL", "not a url", "not-a-url"],
  ["an endless URL", `https://example.org/${"a".repeat(3000)}`, "not-a-url"],
  ["a file", "file:///etc/passwd", "protocol"],
  ["a script", "javascript:alert(1)", "protocol"],
  ["a data URL", "data:text/html,hi", "protocol"],
  ["FTP", "ftp://example.org/", "protocol"],
  ["gopher", "gopher://example.org:70/_x", "protocol"],
  ["credentials", "https://user:secret@example.org/", "credentials"],
  ["a user name that looks like a host", "https://example.org@127.0.0.1/", "credentials"],
  ["loopback", "http://127.0.0.1/", "private-address"],
  ["loopback as a decimal number", "http://2130706433/", "private-address"],
  ["loopback in octal", "http://0177.0.0.1/", "private-address"],
  ["loopback in hexadecimal", "http://0x7f.0x0.0x0.0x1/", "private-address"],
  ["loopback in short form", "http://127.1/", "private-address"],
  ["loopback in circled digits", "http://①②⑦.⓪.⓪.①/", "private-address"],
  ["loopback with a final dot", "https://127.0.0.1./", "private-address"],
  ["IPv6 loopback", "http://[::1]/", "private-address"],
  ["IPv4-mapped loopback", "http://[::ffff:127.0.0.1]/", "private-address"],
  ["NAT64 of loopback", "http://[64:ff9b::7f00:1]/", "private-address"],
  ["cloud metadata", "http://169.254.169.254/latest/meta-data/", "private-address"],
  ["carrier-grade NAT", "https://100.64.1.1/", "private-address"],
  ["localhost", "https://localhost/", "private-address"],
  ["localhost with a final dot", "https://LOCALHOST./", "private-address"],
  ["a name under localhost", "https://app.localhost/", "private-address"],
  ["a name inside a network", "https://printer.local/", "private-address"],
  ["an internal name", "https://metadata.google.internal/", "private-address"],
  ["a bare host name", "https://intranet/", "private-address"],
];

describe("links typed by people", () => {
  it.each(REFUSED)("refuses %s", (_what, url, code) => {
    expect(() => assertPublicUrl(url)).toThrow(expect.objectContaining({ kind: "invalid", code: `safe-fetch.${code}` }));
  });

  it.each(["https://example.org/", "http://example.org:8080/path?q=1#x", "https://пример.испытание/", "https://8.8.8.8/", "https://local.example.org/"])("accepts %s", (url) => {
    expect(assertPublicUrl(url)).toBeInstanceOf(URL);
  });
});

describe("addresses that our servers open", () => {
  it("takes https only", () => {
    expect(() => assertFetchableUrl("http://example.org/")).toThrow(expect.objectContaining({ code: "safe-fetch.protocol" }));
  });

  it("takes no port of its own, so that it can't be used to look for services", () => {
    expect(() => assertFetchableUrl("https://example.org:6379/")).toThrow(expect.objectContaining({ code: "safe-fetch.port" }));
    expect(assertFetchableUrl("https://example.org:443/").href).toBe("https://example.org/");
  });
});
