import { control } from "@fanfare/testing/simulators/control-client";
import { expect, type Browser, type Page } from "@playwright/test";
import { look } from "../support/look.ts";
import { emailOf, password, stackUrl, unique } from "../support/run.ts";
import { question, slug } from "./campaign.ts";
import { film } from "./files.ts";

export const creatorName = unique("Tara Noor");
const handle = `trail${Date.now().toString(36)}`;

/** A stranger reads the page, applies, signs up, makes a profile and lands on the application. */
export async function applyAsStranger(browser: Browser): Promise<Page> {
  await control(stackUrl("YOUTUBE_API_URL"), "POST", "channels", { handle: `@${handle}`, title: creatorName, subscribers: 48_000 });
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage();
  await page.goto(`/c/${slug}`);
  await page.getByLabel(question).fill("The Harz in October, three days and two nights.");
  await page.getByRole("button", { name: /send my application|apply/i }).last().click();
  await page.waitForURL(/creator\/sign-up/);
  await page.getByLabel("Your name").fill(creatorName);
  await page.getByLabel("E-mail").fill(emailOf("tara"));
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("Name brands see")).toHaveValue(creatorName);
  await page.getByRole("combobox", { name: "Country" }).fill("German");
  await page.getByRole("option", { name: "Germany" }).last().click();
  await page.getByLabel("Handle or link").fill(`@${handle}`);
  await look(page, "creator-profile-step");
  await page.getByRole("button", { name: "Save profile and apply" }).click();
  await page.waitForURL(/creator\/collaborations\/[0-9a-f-]{36}/);
  await look(page, "creator-application");
  return page;
}

/** Counters the offer that is on the table. */
export async function counter(page: Page, amount: string): Promise<void> {
  await page.reload();
  await page.getByRole("button", { name: "Counter-offer", exact: true }).click();
  await page.getByLabel("Price for everything together").fill(amount);
  await look(page, "creator-counter-offer");
  await page.getByRole("button", { name: "Send the counter-offer" }).click();
  await expect(page.getByText(/answers next/).first()).toBeVisible();
}

/** The agreement can be downloaded as a PDF. */
export async function downloadAgreement(page: Page): Promise<void> {
  const link = page.getByRole("link", { name: "Download the agreement" });
  await expect(link).toBeVisible({ timeout: 60_000 });
  const answer = await page.request.get((await link.getAttribute("href"))!);
  expect(answer.headers()["content-type"]).toContain("application/pdf");
  expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");
}

/** Uploads a version; the first time the network is lost on the way and comes back. */
export async function uploadVersion(page: Page, number: number, isNetworkLost: boolean): Promise<void> {
  await page.reload();
  const offline = (isOffline: boolean) => page.context().setOffline(isOffline);
  const file = await film(`version-${number}.mp4`);
  await page.locator('input[type="file"]').first().setInputFiles(file);
  if (isNetworkLost) {
    await offline(true);
    await offline(false);
  }
  await page.getByRole("button", { name: new RegExp(`^(Send version ${number}|Send as soon as it has arrived)`) }).click();
  await expect(page.getByText(new RegExp(`Version ${number} (is sent|is with)`)).first()).toBeVisible({ timeout: 60_000 });
}

/** Publishes on the platform and reports the address. */
export async function publishAndReport(page: Page): Promise<void> {
  const video = await control<{ watchUrl: string }>(stackUrl("YOUTUBE_API_URL"), "POST", "videos", {
    channel: `@${handle}`, title: "Three days on the Ridge trail with Kestrel", description: "https://kestrel.example/ridge", hasPaidProductPlacement: true,
    counts: { views: 48_200, likes: 2_310, comments: 184 }, growthPerHour: 900,
  });
  await page.reload();
  await page.getByLabel("Link of the post").fill(video.watchUrl);
  await page.getByRole("button", { name: "Report the post" }).click();
  await expect(page.getByText(/Everything fits|verified/i).first()).toBeVisible({ timeout: 60_000 });
  await look(page, "creator-verified");
}

/** Says where the money goes. */
export async function setUpPayoutAccount(page: Page): Promise<void> {
  const back = page.url();
  await page.goto("/creator/payments");
  await page.getByLabel("Name of the account's holder").fill(creatorName);
  await page.getByRole("combobox", { name: "Country of your bank" }).fill("German");
  await page.getByRole("option", { name: "Germany" }).last().click();
  await page.getByRole("button", { name: "Set up my account" }).click();
  await expect(page.getByText(/Your account is ready|Your money goes to this account/).first()).toBeVisible();
  await page.goto(back);
}

/** The creator's own statement names the payment. */
export async function seePaid(page: Page): Promise<void> {
  await expect(page.getByText("Completed and paid.")).toBeVisible({ timeout: 60_000 });
  await page.goto("/creator/payments");
  await expect(page.getByText(/520/).first()).toBeVisible();
  await look(page, "creator-payments");
  await page.goto("/creator");
  await look(page, "creator-home");
}
