import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import path from "node:path";
import { demoSignIns } from "./demo.ts";

const folder = path.join(import.meta.dirname, "../screenshots");
const sizes = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];

/**
 * Looks at a screen at both widths: keeps a picture of each, and sees that nothing scrolls sideways and that axe finds
 * nothing once the screen has come to rest. The page has its former size afterwards. `isWhole`: the picture is of all that scrolls.
 */
export async function look(page: Page, name: string, { isWhole = false } = {}): Promise<void> {
  const before = page.viewportSize();
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.screenshot({ path: path.join(folder, `${name}-${size.width}.png`), fullPage: isWhole });
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(sideways, { message: `${name} scrolls sideways at ${size.width}` }).toBeLessThanOrEqual(0);
  }
  if (before) await page.setViewportSize(before);
  await expect.poll(() => violationsOn(page), { message: `axe on ${name}` }).toEqual([]);
}

/** Looks at one place of the installation that `page` is on as somebody of the demo whose browser is dark and speaks Russian. */
export async function lookInDarkRussian(page: Page, role: string, place: string): Promise<void> {
  const { email, password } = demoSignIns().find((signIn) => signIn.role === role)!;
  const context = await page.context().browser()!.newContext({ colorScheme: "dark", locale: "ru-RU" });
  const dark = await context.newPage();
  const { origin } = new URL(page.url());
  await dark.request.post("/api/trpc/identity.command.signIn", { data: { email, password }, headers: { origin } });
  await speakRussian(context, origin);
  await dark.goto(place);
  await expect(dark.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await look(dark, `${place.split("/").filter(Boolean).join("-")}-dark`, { isWhole: true });
  await context.close();
}

/** Signing in brings back the language that the person chose; this chooses Russian after it. */
export const speakRussian = (context: BrowserContext, url: string): Promise<void> => context.addCookies([{ name: "fanfare-locale", value: "ru", url }]);

async function violationsOn(page: Page): Promise<string[]> {
  // Without frames: a preview's own page is looked at where it is published, and nothing may run in its sandbox.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}
