import { expect, type Browser, type Page } from "@playwright/test";
import { look } from "../support/look.ts";

const onTwitch = { networks: { include: ["twitch"] } };
const onTwitchInFrance = { ...onTwitch, countries: { include: ["FR"] }, followers: { min: 5_000 } };

/** Selects every result of a search, not only those on screen, and opens the menu of what can be done with them. */
async function openActions(page: Page, filter: object): Promise<void> {
  await page.goto(`/discover?f=${encodeURIComponent(JSON.stringify(filter))}`);
  await page.getByRole("row").nth(1).waitFor();
  await page.getByRole("checkbox", { name: /Select the .* on screen/ }).check();
  const all = page.getByRole("button", { name: /^Select all/ });
  if (await all.isVisible()) await all.click();
  await page.getByRole("button", { name: "Actions" }).click();
}

/** Puts all results on a new list and waits until the work is done. */
export async function addAllToList(page: Page, name: string, filter: object = onTwitch): Promise<void> {
  await openActions(page, filter);
  await page.getByRole("menuitem", { name: "Add to a list" }).hover();
  await page.getByRole("textbox", { name: "New list" }).fill(name);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("region", { name: "Work on many creators" })).toBeVisible();
  await page.reload();
  await expect(page.getByText(/creators? added to a list/).first()).toBeVisible({ timeout: 60_000 });
  await look(page, "discovery-bulk");
}

/** Writes all results into a file and reads it back: one line for each, and nothing a spreadsheet would run. */
export async function downloadExport(page: Page): Promise<void> {
  await openActions(page, onTwitch);
  await page.getByRole("menuitem", { name: "Export as CSV" }).click();
  const begun = page.waitForEvent("download", { timeout: 60_000 });
  await page.getByRole("link", { name: "Download" }).first().click({ timeout: 60_000 });
  const parts: Buffer[] = [];
  for await (const part of await (await begun).createReadStream()) parts.push(part as Buffer);
  const lines = Buffer.concat(parts).toString().trim().split(/\r?\n/);
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.filter((line) => /(^|,)"?[=+@]/.test(line))).toEqual([]);
}

/** Makes a link of the list, votes as somebody without an account, and finds the vote as the agency. */
export async function shareList(page: Page, browser: Browser, name: string): Promise<void> {
  await addAllToList(page, name, onTwitchInFrance);
  await page.goto("/creators");
  await page.getByText(name).first().click();
  await page.waitForURL(/creators\/lists\//);
  const listUrl = page.url();
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("textbox", { name: "For whom" }).fill("Kestrel");
  await page.getByRole("button", { name: "Create a link" }).click();
  const link = await page.getByRole("dialog").getByRole("textbox", { name: "Link" }).inputValue();
  const client = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await client.goto(link);
  await client.getByRole("textbox", { name: "Your name" }).fill("Kim of Kestrel");
  await client.getByRole("group", { name: /Your vote on/ }).or(client.getByRole("radiogroup", { name: /Your vote on/ })).first().getByText("Yes").click();
  await expect(client.getByText(/You have answered for 1 of/)).toBeVisible();
  await look(client, "discovery-shared-list");
  await client.context().close();
  await page.goto(listUrl);
  await expect(page.getByRole("button", { name: /1 Votes on/ })).toBeVisible();
  await look(page, "discovery-list-votes");
}
