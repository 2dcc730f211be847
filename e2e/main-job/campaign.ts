import { expect, type Browser, type Page } from "@playwright/test";
import { look } from "../support/look.ts";
import { unique, uniqueSlug } from "../support/run.ts";
import { brands } from "./agency.ts";
import { heroPicture } from "./files.ts";

export const campaign = unique("The long way home");
export const slug = uniqueSlug("long-way-home");
export const question = "Where would you take the pack?";

const saved = (page: Page) => expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();

/** Creates the campaign and fills in brief, deliverable, dates, budget and address. */
export async function setUpCampaign(page: Page): Promise<void> {
  await page.goto("/campaigns/new");
  await page.getByLabel("Name", { exact: true }).fill(campaign);
  await page.getByRole("combobox", { name: "Brand" }).click();
  await page.getByRole("option", { name: brands[0]! }).click();
  await page.getByRole("button", { name: "Create and set up" }).click();
  await page.waitForURL(/campaigns\/[0-9a-f-]{36}\/setup/);
  await page.getByLabel("What is it for?").fill("Show the Ridge pack on a trip that is really made.");
  await page.getByLabel("What does the creator get?").fill("The pack, in the colour of your choice");
  await saved(page);
  await page.getByRole("button", { name: "Add a deliverable" }).click();
  await page.getByRole("combobox", { name: "Must mention" }).fill("Kestrel");
  await page.keyboard.press("Enter");
  await page.getByLabel("Must link to").fill("https://kestrel.example/ridge");
  await page.getByLabel("Last day to apply").fill(new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10));
  await page.keyboard.press("Tab");
  await page.getByLabel("Planned for creators").fill("600");
  await page.getByLabel("Address of the page").fill(slug);
  await page.keyboard.press("Tab");
  await saved(page);
  await look(page, "campaign-setup");
}

/** Records the bank transfer that funds the campaign. */
export async function fund(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Payments" }).last().click();
  await page.waitForURL(/\/payments$/);
  await page.getByRole("button", { name: "Record a deposit" }).first().click();
  await page.getByLabel("Amount").fill("600.00");
  await page.getByLabel("Reference").fill("KESTREL 2026-11");
  await page.getByRole("button", { name: /^Record .*600/ }).click();
  await expect(page.getByText(/Recorded .*600/)).toBeVisible();
  await look(page, "campaign-payments");
}

/** Makes the landing page from blocks, with an uploaded picture, and publishes it. */
export async function makePage(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Landing page" }).last().click();
  await page.waitForURL(/\/page$/);
  await openBlock(page, "Picture and headline");
  await page.getByLabel("Headline").fill("Take the long way home");
  await page.locator('input[type="file"]').first().setInputFiles(await heroPicture());
  await page.getByLabel("Alternative text").fill("A hiker on a ridge at dawn");
  await expect(page.frameLocator("iframe").getByText("Take the long way home")).toBeVisible();
  await openBlock(page, "What you get");
  await page.getByRole("button", { name: "Add a point" }).click();
  await page.getByLabel("Point", { exact: true }).fill("A fair price, paid after your post is checked");
  await openBlock(page, "Application form");
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByLabel("Question", { exact: true }).last().fill(question);
  await saved(page);
  await look(page, "landing-editor");
  await page.getByRole("button", { name: "Publish" }).first().click();
  await expect(page.getByText(/Version 1 is published|Readers see exactly this/).first()).toBeVisible();
}

async function openBlock(page: Page, name: string): Promise<void> {
  const block = page.getByRole("button", { name: new RegExp(`^${name}`) }).first();
  if ((await block.getAttribute("aria-expanded")) !== "true") await block.click();
}

/** Launches from the setup page. */
export async function launch(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Brief & setup" }).click();
  await page.waitForURL(/\/setup$/);
  const region = page.getByRole("region", { name: "Launch" });
  // The address changes before the screen does.
  await expect(region.getByText("Everything is there.")).toBeVisible();
  await region.getByRole("button", { name: "Launch", exact: true }).click();
  await expect(page.getByText(`${campaign} is live`)).toBeVisible();
}

/** The public page as a stranger gets it: whole without script, with a picture for link previews. */
export async function readAsStranger(browser: Browser): Promise<void> {
  const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const answer = await stranger.goto(`/c/${slug}`);
  expect(answer?.status()).toBe(200);
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Take the long way home");
  const picture = await stranger.locator('meta[property="og:image"]').getAttribute("content");
  expect((await stranger.request.get(picture!)).ok()).toBe(true);
  expect(await stranger.locator("script[src]").count()).toBe(0);
  await stranger.screenshot({ path: new URL("../screenshots/public-page.png", import.meta.url).pathname, fullPage: true });
}
