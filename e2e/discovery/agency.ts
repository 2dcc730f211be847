import { spawn } from "node:child_process";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { emailOf, password, stackUrl, unique } from "../support/run.ts";

const seedProgram = path.join(import.meta.dirname, "../../packages/testing/src/seed/main.ts");
export const catalogueSize = 20_000;

async function call<T>(page: Page, procedure: string, data: object): Promise<T> {
  const answer = await page.request.post(`/api/trpc/${procedure}`, { data, headers: { origin: stackUrl("PUBLIC_URL") } });
  const body = (await answer.json()) as { result?: { data: T }; error?: { message: string } };
  if (!body.result) throw new Error(`${procedure}: ${body.error?.message ?? answer.status()}`);
  return body.result.data;
}

/** An agency of its own, so that its twenty thousand creators are nobody else's. Gives its id. */
export async function foundAgencyWithCatalogue(page: Page): Promise<string> {
  await call(page, "identity.command.signUp", { name: "Dana Finder", email: emailOf("dana"), password });
  const { id } = await call<{ id: string }>(page, "identity.command.createOrganization", { name: unique("Found Ltd"), kind: "agency" });
  await seed(["creators", String(catalogueSize), "--organization", id]);
  return id;
}

/** Signs a second person of the agency in, who came by an invitation. */
export async function inviteColleague(owner: Page, colleague: Page): Promise<void> {
  const { link } = await call<{ link: string }>(owner, "identity.command.inviteMember", { email: emailOf("colin"), role: "manager" });
  await call(colleague, "identity.command.signUp", { name: "Colin Second", email: emailOf("colin"), password });
  await call(colleague, "identity.command.acceptInvitation", { token: link.split("/").at(-1) });
}

function seed(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const program = spawn(process.execPath, ["--import", "tsx", seedProgram, ...args], { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    program.stderr.on("data", (text) => (said += String(text)));
    program.on("error", reject);
    program.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`The creators could not be made: ${said}`))));
  });
}

/** How many creators the search finds now; null when it says that there are more than it counts. */
export async function found(page: Page, filter: object): Promise<{ total: number; limited: boolean }> {
  const input = encodeURIComponent(JSON.stringify({ filter, sort: "followers", limit: 1, cursor: null }));
  const answer = await page.request.get(`/api/trpc/discovery.query.searchCreators?input=${input}`);
  const { result } = (await answer.json()) as { result: { data: { total: number; limited: boolean } } };
  return result.data;
}

/** Waits until all creators of the agency can be found, which the index counts by parts small enough to be exact. */
export async function untilIndexed(page: Page): Promise<void> {
  const parts = [{ networks: { include: ["instagram"] } }, { networks: { exclude: ["instagram"] } }];
  await expect.poll(async () => (await found(page, {})).limited, { message: "the engine answers", timeout: 60_000 }).toBe(false);
  await expect
    .poll(async () => queueLength(), { message: "all creators are in the index", timeout: 240_000 })
    .toBe(0);
  const counts = await Promise.all(parts.map((part) => found(page, part)));
  expect(counts.every(({ total }) => total > 0)).toBe(true);
}

/** What the projection still has to do, as the workers' metrics say. */
async function queueLength(): Promise<number> {
  const text = await (await fetch(new URL("/metrics", process.env["WORKERS_URL"] ?? ""))).text();
  return Number(/^fanfare_index_waiting(?:\{[^}]*\})? (\S+)$/m.exec(text)?.[1] ?? NaN);
}
