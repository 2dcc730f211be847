import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import path from "node:path";

const folder = path.join(import.meta.dirname, "../screenshots");
const sizes = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];

/**
 * Looks at a screen at both widths: keeps a picture of each, and sees that nothing scrolls sideways and that axe finds
 * nothing once the screen has come to rest. The page has its former size afterwards.
 */
export async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.screenshot({ path: path.join(folder, `${name}-${size.width}.png`) });
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(sideways, { message: `${name} scrolls sideways at ${size.width}` }).toBeLessThanOrEqual(0);
  }
  if (before) await page.setViewportSize(before);
  await expect.poll(() => violationsOn(page), { message: `axe on ${name}` }).toEqual([]);
}

async function violationsOn(page: Page): Promise<string[]> {
  // Without frames: a preview's own page is looked at where it is published, and nothing may run in its sandbox.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}
