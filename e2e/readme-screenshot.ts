import { chromium } from "@playwright/test";
import path from "node:path";
import { signInToDemo } from "./support/demo.ts";

/** Draws the picture of the README from the demo that runs now. */
const browser = await chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium", args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: "light", locale: "en-GB" });
await signInToDemo(page, "owner");
await page.getByRole("row", { name: /The long way home/ }).first().click();
await page.waitForURL(/campaigns\/[0-9a-f-]{36}/);
await page.waitForLoadState("networkidle");
await page.screenshot({ path: path.join(import.meta.dirname, "../docs/screenshot.png") });
await browser.close();
