import { control } from "@fanfare/testing/simulators/control-client";
import { expect, type Locator, type Page } from "@playwright/test";
import { stackUrl } from "../support/run.ts";

const stamp = Date.now().toString(36);

/** A platform as people meet it: its name on screen, its own site, and an account there. */
export type SimulatedSite = { name: string; url: string; handle: string; followers: number; open(): Promise<unknown> };

const site = (name: string, variable: Parameters<typeof stackUrl>[0], followers: number, path: string, body: (handle: string) => object): SimulatedSite => {
  const url = new URL(stackUrl(variable)).origin;
  const handle = `tara${stamp}`;
  return { name, url, handle, followers, open: () => control(url, "POST", path, body(handle)) };
};

export const youtube = () => site("YouTube", "YOUTUBE_API_URL", 48_200, "channels", (handle) => ({ handle: `@${handle}`, title: "Tara Noor", subscribers: 48_200 }));
export const instagram = () => site("Instagram", "INSTAGRAM_GRAPH_URL", 31_400, "accounts", (username) => ({ username, followers: 31_400 }));
export const tiktok = () => site("TikTok", "TIKTOK_API_URL", 120_500, "accounts", (username) => ({ username, followers: 120_500 }));
export const twitch = () => site("Twitch", "TWITCH_API_URL", 9_300, "accounts", (login) => ({ login, followers: 9_300 }));

/** The line of a platform on the accounts page. */
export const lineOf = (page: Page, { name }: SimulatedSite): Locator => page.getByRole("region", { name });

/** Presses Connect and goes to the platform's consent screen. */
export async function goToConsent(page: Page, platform: SimulatedSite): Promise<void> {
  await page.goto("/creator/accounts");
  await lineOf(page, platform).getByRole("button", { name: /^Connect/ }).first().click();
  await page.waitForURL((url) => url.origin === platform.url);
  await page.getByLabel("Account").selectOption({ label: `@${platform.handle}` });
}

/** Connects an account, consent screen and all, and waits for its first figures. */
export async function connect(page: Page, platform: SimulatedSite): Promise<void> {
  await platform.open();
  await goToConsent(page, platform);
  await page.getByRole("button", { name: "Allow" }).click();
  await page.waitForURL(/\/creator\/accounts\?connected=/);
  await expect(page.getByText(`${platform.name} is connected.`)).toBeVisible();
}

/** The card of the account that this run connected. */
export const cardOf = (page: Page, platform: SimulatedSite): Locator => lineOf(page, platform).getByRole("article", { name: new RegExp(platform.handle, "i") });
