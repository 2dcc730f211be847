import { existsSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { look } from "../support/look.ts";
import { unique } from "../support/run.ts";

const realFile = path.join(import.meta.dirname, "../../../shared/data/twitch-top-1000-2019.csv");
const ownRows = ["Channel,Watch time(Minutes),Followers,Average viewers,Language", ...Array.from({ length: 40 }, (_, index) => `streamer_${index},${1000 + index},${5000 + index * 37},${90 + index},English`), "summit1g,6091677300,5310163,25610,English", "Gaules,5644590915,1767635,10976,Portuguese"];

/** A file of real channels where it is at hand, else a small one of the same form. */
const file = existsSync(realFile)
  ? { name: "twitch-top-1000-2019.csv", rows: 1000, source: realFile as string | { name: string; mimeType: string; buffer: Buffer } }
  : { name: "twitch-top.csv", rows: 42, source: { name: "twitch-top.csv", mimeType: "text/csv", buffer: Buffer.from(ownRows.join("\n")) } };

/** Uploads the file, looks at what it would become, imports it and sees the counts. */
export async function importCreators(page: Page): Promise<void> {
  await page.goto("/creators/import");
  await page.locator('input[type="file"]').setInputFiles(file.source);
  await page.waitForURL(/creators\/import\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { name: "What the columns mean" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "@summit1g" }).or(page.getByRole("cell", { name: "@streamer_0" }))).toBeVisible();
  await look(page, "import-columns");
  await page.getByRole("button", { name: /^Import [\d,]+ rows/ }).click();
  await expect(page.getByText("Finished")).toBeVisible({ timeout: 60_000 });
  await look(page, "import-done");
}

/** The same file again makes nothing new. */
export async function importAgain(page: Page): Promise<void> {
  await importCreators(page);
  const figure = (label: string) => page.getByText(label, { exact: true }).locator("xpath=following-sibling::*[1]");
  await expect(figure("New")).toHaveText("0");
  await expect(figure("Updated")).toHaveText("0");
}

/** Bad rows come back as a file with the reason for each. */
export async function importBadRows(page: Page): Promise<void> {
  await page.goto("/creators/import");
  const rows = ["Channel,Followers,Language", "Jörg_Müller,1200,German", "two words,5,German", "ragged", "many,lots,German"];
  await page.locator('input[type="file"]').setInputFiles({ name: "twitch-latin1.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\r\n"), "latin1") });
  await page.waitForURL(/creators\/import\/[0-9a-f-]{36}/);
  await expect(page.getByText("of these rows would not be taken")).toBeVisible();
  await page.getByRole("button", { name: /^Import 4 rows/ }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the rows not taken" }).click();
  const stream = await (await download).createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  expect(text).toContain("The row has 1 cells where the header has 3.");
  expect(text).toContain("can't be understood");
}

/** Finds by text, platform, followers and language, opens a creator, and puts ten on a list. */
export async function findAndList(page: Page): Promise<void> {
  await page.goto("/discover");
  await page.getByRole("combobox", { name: "Search creators" }).fill("gaules");
  await expect(page.getByRole("row", { name: /Gaules/ })).toBeVisible();
  await look(page, "discover-text");
  await page.getByRole("row", { name: /Gaules/ }).click();
  await page.getByRole("link", { name: "Open the page" }).click();
  await page.waitForURL(/creators\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { name: "Gaules" })).toBeVisible();
  await look(page, "creator");
  await page.goto("/discover?platform=twitch&language=en&sort=followers");
  await page.getByRole("textbox", { name: "Followers, at least" }).fill("5000");
  await expect(page.getByRole("checkbox", { name: "English" })).toBeChecked();
  await look(page, "discover-filters");
  for (let row = 1; row <= 10; row += 1) await page.getByRole("row").nth(row).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: "Add to a list" }).click();
  await page.getByRole("textbox", { name: "New list" }).fill(unique("Spring"));
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByText("10 creators added to a list")).toBeVisible({ timeout: 15_000 });
}
