import { expect, type Browser, type Page } from "@playwright/test";
import { look } from "../support/look.ts";
import { campaign } from "./campaign.ts";
import { creatorName } from "./creator.ts";

/** Opens the campaign by the list. */
export async function openCampaign(page: Page, tab: string): Promise<void> {
  await page.goto("/campaigns");
  await page.getByRole("row", { name: new RegExp(campaign) }).first().click();
  await page.waitForURL(/campaigns\/[0-9a-f-]{36}/);
  await page.getByRole("navigation", { name: "Parts of the campaign" }).getByRole("link", { name: tab, exact: true }).click();
}

/** Shortlists the applicant and offers an amount. */
export async function shortlistAndOffer(page: Page, amount: string): Promise<void> {
  await openCampaign(page, "Applicants");
  const row = page.getByRole("row", { name: new RegExp(creatorName) });
  await expect(row).toBeVisible();
  await look(page, "applicants");
  await row.click();
  await page.keyboard.press("s");
  await page.getByText(/^Shortlist/).first().click();
  await page.getByRole("row", { name: new RegExp(creatorName) }).click();
  await page.getByRole("region", { name: "Menus and notices" }).getByRole("link", { name: "Open the page" }).click();
  await page.waitForURL(/collaborations\/[0-9a-f-]{36}/);
  await page.getByRole("button", { name: "Make an offer" }).click();
  await page.getByLabel("Price for everything together").fill(amount);
  await page.getByRole("button", { name: "Send the offer" }).click();
  await expect(page.getByText(/answers next/).first()).toBeVisible();
  await look(page, "collaboration");
}

/** Agrees to the counter-offer after reading the full terms. */
export async function agree(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole("button", { name: /^Agree to/ }).first().click();
  await expect(page.getByText("The full terms")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: /^Agree to/ }).click();
  await expect(page.getByText(/Agreed\./).first()).toBeVisible();
}

/** Opens the version that waits, plays it, comments at 0:03 and asks for changes. */
export async function askForChanges(page: Page): Promise<void> {
  await openReview(page);
  const video = page.locator("video").first();
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.readyState), { timeout: 90_000 }).toBeGreaterThanOrEqual(2);
  await page.keyboard.press("Space");
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.currentTime)).toBeGreaterThan(0.2);
  await page.keyboard.press("Space");
  await video.evaluate((one: HTMLVideoElement) => {
    one.currentTime = 3;
  });
  await look(page, "review");
  await page.keyboard.press("c");
  await page.getByText(/^With /).first().click();
  await page.getByRole("textbox", { name: /Comment on this moment|comment/i }).first().fill("The pack could be in the picture a second longer.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("0:03").first()).toBeVisible();
  await page.getByRole("button", { name: "Request changes" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Send to/ }).click();
  await expect(page.getByText(/The next version appears here|Changes requested/).first()).toBeVisible();
}

/** Approves the version that waits now. */
export async function approve(page: Page): Promise<void> {
  await openReview(page);
  await expect(page.getByText("Version 2").first()).toBeVisible();
  const button = page.getByRole("button", { name: /^Approve/ }).first();
  await expect(button).toBeEnabled({ timeout: 90_000 });
  await button.click();
  const confirm = page.getByRole("dialog").getByRole("button", { name: /^Approve/ });
  if (await confirm.isVisible().catch(() => false)) await confirm.click();
  await expect(page.getByText(/Approved/).first()).toBeVisible();
}

async function openReview(page: Page): Promise<void> {
  await page.goto("/content");
  await page.getByRole("row", { name: new RegExp(creatorName) }).first().click();
  await page.waitForURL(/content\/[0-9a-f-]{36}/);
}

/** Figures, charts, the shared report without an account, and the CSV. */
export async function readReport(page: Page, browser: Browser): Promise<void> {
  await openCampaign(page, "Overview");
  await expect(page.getByText("Views").first()).toBeVisible();
  await expect(page.getByText(/48[.,]\d/).first()).toBeVisible();
  await look(page, "campaign-overview");
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Create a link" }).click();
  const link = await page.getByRole("textbox", { name: "Link to the report" }).inputValue();
  const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  expect((await stranger.goto(link))?.status()).toBe(200);
  await expect(stranger.getByText(campaign).first()).toBeVisible();
  await stranger.screenshot({ path: new URL("../screenshots/shared-report.png", import.meta.url).pathname, fullPage: true });
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Download" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Posts, CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
}

/** The ledger shows each step, and the sums agree. */
export async function readLedger(page: Page): Promise<void> {
  await openCampaign(page, "Payments");
  await expect(page.getByText(/postings agree/)).toBeVisible();
  await expect(page.getByText(/520/).first()).toBeVisible();
  await look(page, "ledger");
  await page.goto("/payments");
  await look(page, "payments");
}
