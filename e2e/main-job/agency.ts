import { expect, type Browser, type Page } from "@playwright/test";
import { letterTo, linkIn } from "../support/mail.ts";
import { look } from "../support/look.ts";
import { emailOf, password, unique } from "../support/run.ts";

export const agency = unique("Hart and Lowe");
export const brands = [unique("Kestrel"), unique("Nordlicht")];

/** Signs up from the front page and names an organization with two brands. */
export async function foundAgency(page: Page): Promise<void> {
  await page.goto("/");
  await look(page, "front");
  await page.getByRole("link", { name: "Create an account" }).first().click();
  await fillSignUp(page, "Olive Hart", emailOf("olive"));
  await page.waitForURL("**/welcome");
  await look(page, "welcome");
  await page.getByLabel("Name").fill(agency);
  await page.getByText("An agency").click();
  await page.getByRole("button", { name: "Create organization" }).click();
  for (const brand of brands) {
    await page.getByLabel("Brand", { exact: true }).fill(brand);
    await page.getByRole("button", { name: "Add brand" }).click();
    await expect(page.getByText(brand)).toBeVisible();
  }
  await page.getByRole("link", { name: "Go to campaigns" }).click();
  await page.waitForURL("**/campaigns");
}

export async function fillSignUp(page: Page, name: string, email: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel(/e-?mail/i).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

/** Opens the confirmation mail's link. */
export async function confirmMail(page: Page): Promise<void> {
  const letter = await letterTo(emailOf("olive"), /confirm/i);
  await page.goto(linkIn(letter));
  await expect(page.getByText("Your e-mail is confirmed")).toBeVisible();
}

/** Invites a colleague, who joins by the link of the letter in a browser of their own. */
export async function inviteColleague(page: Page, browser: Browser, name: string, role: "Manager" | "Viewer"): Promise<Page> {
  const email = emailOf(name.split(" ")[0]!.toLowerCase());
  await page.goto("/settings/people");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("combobox", { name: "Role", exact: true }).click();
  await page.getByRole("option", { name: role }).click();
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByText(`The invitation is on its way to ${email}`)).toBeVisible();
  const colleague = await (await browser.newContext()).newPage();
  await colleague.goto(linkIn(await letterTo(email, /invit/i)));
  await colleague.getByRole("link", { name: "Create an account" }).click();
  await fillSignUp(colleague, name, email);
  await colleague.getByRole("button", { name: `Join ${agency}` }).click();
  await colleague.waitForURL("**/campaigns");
  return colleague;
}
