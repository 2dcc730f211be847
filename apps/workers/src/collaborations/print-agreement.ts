import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { AgreementDocuments } from "@fanfare/domain/collaborations";
import { DomainError } from "@fanfare/domain/kernel";
import { chromium } from "playwright";
import { agreementHtml } from "./agreement-html.ts";

const alphabets = ["latin", "latin-ext", "cyrillic"] as const;

/** The typeface inside the page, so that printing loads nothing. */
async function embeddedFont(): Promise<string> {
  const files = await Promise.all(alphabets.map((name) => readFile(fileURLToPath(import.meta.resolve(`@fontsource-variable/onest/files/onest-${name}-wght-normal.woff2`)))));
  const ranges = { latin: "U+0000-00FF,U+2000-206F,U+20AC,U+2122", "latin-ext": "U+0100-02FF,U+1E00-1EFF", cyrillic: "U+0301,U+0400-045F,U+0490-0491,U+2116,U+20BD" };
  return alphabets
    .map((name, index) => `@font-face{font-family:"Onest Variable";font-weight:100 900;src:url(data:font/woff2;base64,${files[index]!.toString("base64")}) format("woff2");unicode-range:${ranges[name]}}`)
    .join("");
}

/** Prints a page as a PDF with Chromium. The page may run no script and load nothing. */
export async function printPdf(html: string, chromiumPath: string): Promise<Buffer> {
  const browser = await chromium.launch({ executablePath: chromiumPath }).catch((error: unknown) => {
    throw new DomainError("unavailable", "collaborations.no-printer", "Chromium could not be started, so the agreement waits. Check CHROMIUM_PATH.", { cause: error });
  });
  try {
    const page = await browser.newPage({ javaScriptEnabled: false, offline: true });
    await page.setContent(html, { waitUntil: "load" });
    return await page.pdf({ format: "A4", printBackground: true, preferCSSPageSize: true, tagged: true });
  } finally {
    await browser.close();
  }
}

/** Prints agreements one after the other, because each needs a browser of its own, and keeps them in the object store. */
export function agreementPrinter(storage: ObjectStorage, chromiumPath: string): AgreementDocuments {
  let font: Promise<string> | undefined;
  let before: Promise<unknown> = Promise.resolve();
  return {
    produce({ id, organizationId, terms, termsHash }) {
      const produced = before.then(async () => {
        const key = `agreements/${organizationId}/${id}.pdf`;
        const pdf = await printPdf(agreementHtml(terms, termsHash, await (font ??= embeddedFont())), chromiumPath);
        await storage.put(key, pdf, { contentType: "application/pdf" });
        return key;
      });
      before = produced.catch(() => undefined);
      return produced;
    },
  };
}
