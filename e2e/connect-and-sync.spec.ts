import { control } from "@fanfare/testing/simulators/control-client";
import { expect, test, type Page } from "@playwright/test";
import { cardOf, connect, goToConsent, instagram, tiktok, twitch, youtube } from "./connect-and-sync/platforms.ts";
import { signInToDemo } from "./support/demo.ts";
import { look, lookInDarkRussian } from "./support/look.ts";
import { stackUrl } from "./support/run.ts";

test.describe.configure({ mode: "serial" });

let creator: Page;
let owner: Page;

test.beforeAll(async ({ browser }) => {
  creator = await (await browser.newContext()).newPage();
  owner = await (await browser.newContext()).newPage();
  await signInToDemo(creator, "creator");
  await signInToDemo(owner, "owner");
});

test("a creator who denies the consent is told so, and nothing is connected", async () => {
  const platform = tiktok();
  await platform.open();
  await goToConsent(creator, platform);
  await creator.getByRole("button", { name: "Deny" }).click();
  await expect(creator.getByText("You did not give the consent, so nothing was connected.")).toBeVisible();
  await expect(cardOf(creator, platform)).toHaveCount(0);
});

test("a creator connects all four, and the figures come by themselves", async () => {
  test.setTimeout(240_000);
  for (const platform of [youtube(), instagram(), tiktok(), twitch()]) {
    await connect(creator, platform);
    await expect(cardOf(creator, platform)).toContainText(/\d[\d.,]*K? followers/, { timeout: 60_000 });
    await expect(cardOf(creator, platform)).toContainText("Connected", { timeout: 60_000 });
  }
  await look(creator, "accounts-connected");
});

test("a way back that was used already connects nothing", async () => {
  await creator.goto("/creator/accounts/callback/tiktok?code=stolen&state=forged");
  await expect(creator.getByText("This way back from the platform was used already or began in another browser.")).toBeVisible();
});

test("the agency sees the live figures on the creator's page", async () => {
  await owner.goto("/discover");
  await owner.getByRole("combobox", { name: "Search creators" }).fill("Tara Noor");
  await owner.keyboard.press("Escape");
  const row = owner.getByRole("row").filter({ hasText: "Tara Noor" });
  await expect(row).toContainText("120.5K", { timeout: 60_000 });
  await row.getByText("Tara Noor").click();
  await owner.locator('a[href^="/creators/"]').first().click();
  await owner.waitForURL(/\/creators\/[0-9a-f-]{36}/);
  await expect(owner.getByText(/120[.,]5K|120,500/).first()).toBeVisible({ timeout: 60_000 });
  await look(owner, "agency-live-figures");
});

test("a consent that is taken back on the platform lapses, and the creator is told what to do", async () => {
  test.setTimeout(180_000);
  const platform = tiktok();
  await control(platform.url, "POST", "webhook", { url: new URL("/api/webhooks/tiktok", stackUrl("PUBLIC_URL")).href });
  await control(platform.url, "POST", "removals", { account: platform.handle });
  await creator.goto("/creator/accounts");
  await expect(async () => {
    await creator.reload();
    await expect(cardOf(creator, platform)).toContainText("Lapsed", { timeout: 2_000 });
  }).toPass({ timeout: 120_000 });
  await expect(cardOf(creator, platform).getByRole("button", { name: "Connect again" })).toBeVisible();
  await look(creator, "accounts-lapsed");
  await lookInDarkRussian(creator, "creator", "/creator/accounts");
});

test("a platform that fails is left alone, and is read again when it answers", async () => {
  test.setTimeout(240_000);
  const platform = { ...twitch(), handle: `${twitch().handle}b` };
  await control(platform.url, "POST", "accounts", { login: platform.handle, followers: 2_700 });
  await control(platform.url, "POST", "misbehave", { kind: "server-error", times: 10_000, path: "/videos" });
  await connect(creator, { ...platform, open: () => Promise.resolve() });
  const card = cardOf(creator, platform);
  await expect(async () => {
    await card.getByRole("button", { name: /^Read now/ }).click();
    await owner.goto("/operator");
    await expect(owner.getByText(/^(sync-)?twitch.*: not asked for now/).first()).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
  await expect(owner.getByRole("region", { name: "Twitch" })).toBeVisible();
  await look(owner, "operator-sync", { isWhole: true });
  await lookInDarkRussian(owner, "owner", "/operator");
  await control(platform.url, "DELETE", "misbehave");
  await expect(async () => {
    await card.getByRole("button", { name: /^Read now/ }).click();
    await expect(card).toContainText(/2[.,]7K|2,700/, { timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
});
