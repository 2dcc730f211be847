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
