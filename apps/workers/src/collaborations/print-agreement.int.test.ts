import type { AgreementTerms } from "@fanfare/contracts/collaborations";
import { hashOfTerms } from "@fanfare/domain/collaborations";
import { idFrom } from "@fanfare/domain/kernel";
import { describe, expect, test } from "vitest";
import { agreementHtml } from "./agreement-html.ts";
import { agreementPrinter } from "./print-agreement.ts";

const terms: AgreementTerms = {
  agreementId: idFrom("agreement"), collaborationId: idFrom("collaboration"), campaignName: "Spring <script>alert(1)</script> kitchen", brandName: "Acme & Sons", creatorName: "Мира Вебер",
  language: "en", amount: { amount: "52000", currency: "EUR" }, agreedAt: "2026-05-01T10:00:00.000Z", agreedBy: "creator", holdDays: 14,
  brief: { goal: "Show the pan in use", audience: "", keyMessages: ["It lasts"], dos: [], donts: [], creatorGets: "A pan" },
  requirements: [{ id: "r1", platform: "youtube", format: "video", count: 2, dueOffsetDays: 14, mustMention: ["@acme"], mustLink: "https://acme.example/pan", disclosure: "platform-label", notes: "" }],
  offers: [
    { id: idFrom("1"), by: "organization", amount: { amount: "45000", currency: "EUR" }, message: "", madeAt: "2026-04-29T10:00:00.000Z", expiresAt: "2026-05-06T10:00:00.000Z", status: "countered" },
    { id: idFrom("2"), by: "creator", amount: { amount: "52000", currency: "EUR" }, message: "", madeAt: "2026-04-30T10:00:00.000Z", expiresAt: "2026-05-07T10:00:00.000Z", status: "agreed" },
  ],
};

function printer() {
  const stored = new Map<string, Buffer>();
  const storage = { put: async (key: string, body: unknown) => void stored.set(key, body as Buffer) } as unknown as Parameters<typeof agreementPrinter>[0];
  return { stored, documents: agreementPrinter(storage, process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium") };
}

describe("a printed agreement", () => {
  test("names both sides, the price, what is owed and the hash of its terms, and holds what people wrote as text only", () => {
    const html = agreementHtml(terms, hashOfTerms(terms), "");
    for (const part of ["Acme &amp; Sons", "Мира Вебер", "€520.00", "2 × video, YouTube", "14 days after the agreement", "€450.00", hashOfTerms(terms)]) expect(html).toContain(part);
    expect(html).not.toContain("<script>");
    expect(agreementHtml({ ...terms, language: "ru" }, "0", "")).toMatch(/Соглашение[\s\S]*520,00\s€[\s\S]*через 14 дней после соглашения/);
  });

  test("becomes a PDF under one key, also when two are asked for at once", async () => {
    const { stored, documents } = printer();
    const order = { id: terms.agreementId, organizationId: idFrom("organization"), terms, termsHash: hashOfTerms(terms) };
    const [first, second] = await Promise.all([documents.produce(order), documents.produce(order)]);
    expect(first).toBe(second);
    expect(stored.get(first)?.subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("without a browser the process is told to try again, and what to check", async () => {
    const documents = agreementPrinter({} as Parameters<typeof agreementPrinter>[0], "/nowhere/chromium");
    const produced = documents.produce({ id: terms.agreementId, organizationId: idFrom("organization"), terms, termsHash: "0" });
    await expect(produced).rejects.toMatchObject({ kind: "unavailable", code: "collaborations.no-printer", message: expect.stringContaining("CHROMIUM_PATH") });
  });
});
