import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

type SignIn = { role: string; email: string; password: string; url: string };

/** The demo's sign-ins, as its loader wrote them down. */
export const demoSignIns = (): SignIn[] => JSON.parse(readFileSync(process.env["DEMO_FILE"] ?? ".data/start/demo.json", "utf8")) as SignIn[];

/** Signs in as somebody of the demo and opens their page. */
export async function signInToDemo(page: Page, role: string): Promise<void> {
  const who = demoSignIns().find((signIn) => signIn.role === role);
  if (!who) throw new Error(`The demo has nobody who is ${role}.`);
  await page.goto(new URL("/sign-in", who.url).href);
  await page.getByLabel("E-mail").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await page.goto(who.url);
}
