import { expect, test } from "@playwright/test";
import { signInToDemo } from "./support/demo.ts";
import { look, speakRussian } from "./support/look.ts";

test("the owner of the demo finds a live campaign with a paid creator", async ({ page }) => {
  await signInToDemo(page, "owner");
  await page.getByRole("row", { name: /The long way home/ }).first().click();
  await page.waitForURL(/campaigns\/[0-9a-f-]{36}/);
  await expect(page.getByText(/Paid/).first()).toBeVisible();
  await look(page, "demo-overview");
});

test("the creator of the demo sees what was paid", async ({ page }) => {
  await signInToDemo(page, "creator");
  await page.goto("/creator/payments");
  await expect(page.getByText(/520/).first()).toBeVisible();
});

test("a chart of views says from which day the platform counts something else: to the eye, by keyboard and as a table", async ({ page }) => {
  await signInToDemo(page, "owner");
  await page.goto("/discover?platform=youtube");
  // One of the catalogue, whose accounts have a history of a year.
  await page.getByRole("row").filter({ hasText: /@\w+_1_\w+/ }).first().getByText(/\p{L}/u).first().click();
  await page.locator('a[href^="/creators/"]').first().click();
  await page.waitForURL(/creators\/[0-9a-f-]{36}/);
  await page.getByText("YouTube", { exact: true }).first().click();
  const chart = page.getByRole("region", { name: "Views of a usual post, over time" });
  const mark = chart.getByRole("img", { name: /^From Aug 27, 2026 YouTube counts/ });
  await chart.getByRole("button", { name: "Show as a table" }).focus();
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(mark).toBeFocused({ timeout: 200 });
  }).toPass();
  await expect(page.getByRole("tooltip")).toContainText("More views after that day need not mean more viewers.");
  await look(page, "creator-view-marks", { isWhole: true });
  await chart.getByRole("button", { name: "Show as a table" }).click();
  await expect(chart.getByRole("cell", { name: /From Aug 27, 2026 YouTube counts/ })).toBeVisible();
});

for (const [role, name] of [["owner", "news-organization"], ["creator", "news-creator"]] as const) {
  test(`what happened is told to the ${role} by the bell, and marked as read`, async ({ page }) => {
    await signInToDemo(page, role);
    await page.getByRole("button", { name: /^News,? \d+ ?not read/ }).click();
    const list = page.getByRole("dialog", { name: "News" });
    await expect(list.getByRole("link").first()).toBeVisible();
    await look(page, name);
    await list.getByRole("button", { name: "Mark all as read" }).click();
    await expect(list.getByText("All read.")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: /^News(, all read)?$/ })).toBeVisible();
  });
}

for (const scheme of ["light", "dark"] as const) {
  test(`every place of the portal holds in ${scheme}, in Russian too`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme: scheme, locale: scheme === "dark" ? "ru-RU" : "en-GB" });
    const page = await context.newPage();
    await page.request.post("/api/trpc/identity.command.signIn", { data: { email: "manager@fanfare.example", password: "fanfare-demo-2026" }, headers: { origin: process.env["PUBLIC_URL"] ?? "" } });
    if (scheme === "dark") await speakRussian(context, process.env["PUBLIC_URL"] ?? "");
    for (const place of ["discover", "campaigns", "creators", "content", "payments", "reports", "settings"]) {
      await page.goto(`/${place}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await look(page, `${place}-${scheme}`);
    }
    await context.close();
  });
}
