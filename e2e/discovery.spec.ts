import { expect, test, type Page } from "@playwright/test";
import { foundAgencyWithCatalogue, inviteColleague, untilIndexed } from "./discovery/agency.ts";
import { closeIndex, openIndex } from "./discovery/engine.ts";
import { addAllToList, downloadExport, shareList } from "./discovery/results.ts";
import { look } from "./support/look.ts";

test.describe.configure({ mode: "serial" });

let owner: Page;
let total: () => Promise<string>;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(420_000);
  owner = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await foundAgencyWithCatalogue(owner);
  await untilIndexed(owner);
  total = async () => (await owner.getByRole("status").filter({ hasText: /creators?$/ }).first().textContent()) ?? "";
});

test("twenty thousand creators are found, and more than ten thousand is said as such", async () => {
  await owner.goto("/discover");
  await expect(owner.getByRole("status").filter({ hasText: "More than 10,000 creators" })).toBeVisible();
  await look(owner, "discovery-all");
});

test("a sentence becomes filters one can see and take away", async () => {
  const search = owner.getByRole("combobox", { name: "Search creators" }).or(owner.getByRole("textbox", { name: "Search creators" }));
  await search.fill("fitness, Germany, 20-80k followers");
  await search.press("Enter");
  const chips = owner.getByRole("list", { name: "Filters in force" }).or(owner.getByLabel("Filters in force"));
  await expect(chips.getByText(/Germany/)).toBeVisible();
  await expect(chips.getByText(/fitness/i)).toBeVisible();
  await expect(chips.getByText(/20/)).toBeVisible();
  await expect(owner).toHaveURL(/f=/);
  await look(owner, "discovery-sentence");
  await owner.getByRole("button", { name: /Remove: .*Germany/ }).click();
  await expect(chips.getByText(/Germany/)).toHaveCount(0);
});

const followersIn = (url: string): number => (JSON.parse(new URL(url).searchParams.get("f") ?? "{}") as { followers?: { min?: number } }).followers?.min ?? 0;
const compact = (count: number): string => new Intl.NumberFormat("en", { notation: "compact" }).format(count);

test("a histogram's handle moved by keys narrows the results, and a reload keeps them", async () => {
  await owner.goto("/discover");
  const handle = owner.getByRole("slider", { name: "Followers, lower end" });
  await handle.focus();
  for (let press = 0; press < 5; press += 1) await handle.press("PageUp");
  await expect.poll(total).not.toMatch(/More than/);
  const chip = owner.getByRole("button", { name: /^Followers: from/ });
  const chosen = (await chip.textContent()) ?? "";
  // The address follows a moment later: it is kept to a few changes a second.
  await expect.poll(() => chosen.endsWith(compact(followersIn(owner.url())))).toBe(true);
  await owner.reload();
  await expect(chip).toHaveText(chosen);
  await expect.poll(total).toMatch(/^\d/);
});

test("counts stand beside the values, and an audience asks for a share", async () => {
  await owner.goto(`/discover?f=${encodeURIComponent(JSON.stringify({ audience: { countries: [{ value: "DE", minShare: 0.2 }] } }))}`);
  await expect.poll(total).not.toMatch(/More than/);
  await expect(owner.getByText(/20.?%.*(Germany|DE)|(Germany|DE).*20.?%/).first()).toBeVisible();
  await look(owner, "discovery-audience");
});

test("a name is suggested in spite of a typing error", async () => {
  await owner.goto("/discover");
  const name = (await owner.getByRole("row").nth(1).getByText(/^\p{L}+ \p{L}+/u).first().textContent()) ?? "";
  const [first = ""] = name.trim().split(" ");
  const wrong = `${first.slice(0, 2)}${first.slice(3)}`;
  const search = owner.getByLabel("Search creators");
  await search.fill(first.length > 4 ? wrong : first);
  await expect(owner.getByRole("option").first()).toBeVisible();
});

test("a saved search opens the same results for a colleague", async ({ browser }) => {
  await owner.goto(`/discover?f=${encodeURIComponent(JSON.stringify({ topics: { include: ["fitness"] }, networks: { include: ["tiktok"] } }))}`);
  await expect.poll(total).toMatch(/\d/);
  const seen = await total();
  await owner.getByRole("button", { name: "Saved searches" }).click();
  await owner.getByRole("textbox", { name: "Name of this search" }).fill("Fitness on TikTok");
  await owner.getByRole("button", { name: "Save", exact: true }).click();
  await expect(owner.getByText("Fitness on TikTok is saved.")).toBeVisible();
  const colleague = await (await browser.newContext()).newPage();
  await inviteColleague(owner, colleague);
  await colleague.goto("/discover");
  await colleague.getByRole("button", { name: /Saved searches/ }).click();
  await colleague.getByText("Fitness on TikTok").click();
  await expect(colleague.getByRole("status").filter({ hasText: seen })).toBeVisible();
  await colleague.context().close();
});

test("two creators stand side by side", async () => {
  await owner.goto("/discover");
  for (const row of [1, 2, 3]) await owner.getByRole("row").nth(row).getByRole("checkbox").check();
  await owner.getByRole("link", { name: "Compare" }).click();
  await owner.waitForURL(/discover\/compare/);
  await expect(owner.getByRole("columnheader")).toHaveCount(3);
  await expect(owner.getByRole("row", { name: /Followers/ })).toBeVisible();
  await look(owner, "discovery-compare");
});

test("a creator's page explains its figures and finds others like them", async () => {
  await owner.goto("/discover?sort=followers");
  await owner.getByRole("row").nth(1).getByText(/\p{L}/u).first().waitFor();
  await owner.goto((await owner.getByRole("columnheader").first().isVisible()) ? await hrefOfFirst(owner) : "/discover");
  await expect(owner.getByRole("heading", { name: "Followers over time" })).toBeVisible();
  await expect(owner.getByRole("heading", { name: /Authenticity \d+ of 100/ })).toBeVisible();
  await expect(owner.getByRole("heading", { name: "Creators like this one" })).toBeVisible();
  await expect(owner.locator('a[href^="/creators/"]').first()).toBeVisible();
  await look(owner, "discovery-creator");
});

test("all results go on a list in the background and into a file", async () => {
  await addAllToList(owner, "Everybody on Twitch");
  await downloadExport(owner);
});

test("a client without a seat votes on the list, and the agency sees it", async ({ browser }) => {
  await shareList(owner, browser, "Twitch in France");
});

test("while the engine is away the screen says so and still finds, and then heals", async () => {
  // An order nobody has asked for yet: pages that are kept are still shown while the engine is away.
  await closeIndex();
  try {
    await owner.goto("/discover?sort=averageComments");
    await expect(owner.getByText(/Search is limited just now/)).toBeVisible();
    await expect(owner.getByRole("row").nth(1)).toBeVisible();
    await look(owner, "discovery-limited");
  } finally {
    await openIndex();
  }
  await expect
    .poll(async () => {
      await owner.goto("/discover?sort=averageComments");
      return owner.getByText(/Search is limited just now/).isVisible();
    }, { timeout: 60_000, intervals: [3_000] })
    .toBe(false);
});

async function hrefOfFirst(page: Page): Promise<string> {
  await page.getByRole("row").nth(1).click();
  return (await page.getByRole("link", { name: "Open the page" }).getAttribute("href")) ?? "/discover";
}
