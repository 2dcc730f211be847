import { describe, expect, it } from "vitest";
import { english } from "./en.ts";
import { russian } from "./ru.ts";
import { writeLetter } from "./write-letter.ts";

const publicUrl = "https://fanfare.example.org";
const offer = { campaignName: "Spring", brandName: "Acme", creatorName: "Mira", link: "/creator/collaborations/1", amount: { amount: "52000", currency: "EUR" } };

/** Everything that any letter asks for. */
const anything = { ...offer, name: "Mira", organizationName: "Acme", invitedBy: "Olga", role: "manager", missing: ["a link", "a mention"], searchName: "Bakers", count: 2, platform: "tiktok", handle: "mira", lapsesAt: "2026-12-24T00:00:00.000Z", problem: "revoked" };
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("a letter", () => {
  it("says an amount as its reader writes it, to the cent", () => {
    expect(plain(writeLetter("offer-received", "en", offer, publicUrl).subject)).toBe("Acme offers you €520.00");
    expect(plain(writeLetter("offer-received", "ru", offer, publicUrl).subject)).toBe("Acme предлагает вам 520,00 €");
    expect(plain(writeLetter("offer-received", "en", { ...offer, amount: { amount: "7", currency: "EUR" } }, publicUrl).subject)).toContain("€0.07");
    expect(plain(writeLetter("offer-received", "en", { ...offer, amount: { amount: "900", currency: "JPY" } }, publicUrl).subject)).toContain("¥900");
  });

  it("leads to this installation in HTML and in plain text", () => {
    const letter = writeLetter("offer-received", "en", offer, publicUrl);
    expect(letter.html).toContain('href="https://fanfare.example.org/creator/collaborations/1"');
    expect(letter.text).toContain("https://fanfare.example.org/creator/collaborations/1");
  });

  it("shows somebody's name as text, never as HTML, and never as a second header", () => {
    const letter = writeLetter("offer-received", "en", { ...offer, brandName: "<img src=x>\r\nBcc: all" }, publicUrl);
    expect(letter.html).not.toContain("<img");
    expect(letter.subject).not.toMatch(/[\r\n]/);
  });

  it("has no link that is not a web address", () => {
    expect(() => writeLetter("offer-received", "en", { ...offer, link: "javascript:alert(1)" }, publicUrl)).toThrow("web address");
  });

  it("of an unknown name is refused", () => {
    expect(() => writeLetter("toString", "en", offer, publicUrl)).toThrow("There is no letter called toString.");
  });

  it.each(Object.keys(english))("%s is written in both languages, with nothing missing", (template) => {
    expect(Object.keys(russian)).toContain(template);
    for (const locale of ["en", "ru"] as const) {
      const { subject, html, text } = writeLetter(template, locale, anything, publicUrl);
      expect(`${subject}${html}${text}`).not.toMatch(/undefined|\[object|NaN/);
    }
  });
});
