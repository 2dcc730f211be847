import { expect, test } from "vitest";
import { addressMismatch, checkOrigin } from "./origin.ts";

const publicUrl = new URL("https://fanfare.example.org");
const headers = (init: Record<string, string>) => new Headers({ host: "fanfare.example.org", ...init });

test("a write of our own page, and one of no browser, pass", () => {
  expect(() => checkOrigin(publicUrl, headers({ origin: "https://fanfare.example.org" }))).not.toThrow();
  expect(() => checkOrigin(publicUrl, headers({}))).not.toThrow();
});

test.each(["https://evil.example", "http://fanfare.example.org", "null", "https://fanfare.example.org.evil.example"])("a write of a page at %s is refused", (origin) => {
  expect(() => checkOrigin(publicUrl, headers({ origin }))).toThrow("a page of another site");
});

test("a page opened under another name of the same server is told both names and the setting", () => {
  const opened = headers({ host: "10.0.0.5:3000", origin: "http://10.0.0.5:3000" });
  expect(() => checkOrigin(publicUrl, opened)).toThrow(/10\.0\.0\.5:3000.*fanfare\.example\.org.*PUBLIC_URL/);
  expect(addressMismatch(publicUrl, opened)).toEqual({ opened: "10.0.0.5:3000", configured: "fanfare.example.org" });
});

test("behind a proxy it is the name the proxy was asked by that counts", () => {
  expect(addressMismatch(publicUrl, headers({ host: "web:3000", "x-forwarded-host": "fanfare.example.org" }))).toBeNull();
});
