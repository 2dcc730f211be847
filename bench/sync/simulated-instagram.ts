import { InstagramState } from "@fanfare/testing/simulators/instagram/state";
import { control } from "@fanfare/testing/simulators/control-client";
import { writeState } from "@fanfare/testing/simulators/http/state-file";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

export type ConsentedAccount = { handle: string; externalId: string; accessToken: string };
/** Instagram as a process of its own, so that what it spends is not ours. */
export type SimulatedInstagram = { url: string; accounts: readonly ConsentedAccount[]; likeAll(): Promise<void>; close(): Promise<void> };

const program = path.join(import.meta.dirname, "../../packages/testing/src/simulators/instagram/server.ts");
const postsEach = 12;
const hoursBetweenPosts = 20;
const hour = 3_600_000;
const tokenLifeMs = 60 * 24 * hour;
const scopes = ["instagram_business_basic", "instagram_business_manage_insights"];
/** Nobody is refused: what is measured is a reading. */
const appPerHour = 1_000_000_000;

/** A platform with so many accounts of twelve posts each, which stand still until `likeAll`; each has consented already. Ids and handles are the same each time. */
export async function startSimulatedInstagram(accounts: number): Promise<SimulatedInstagram> {
  const folder = mkdtempSync(path.join(tmpdir(), "fanfare-bench-"));
  const file = path.join(folder, "instagram.json");
  const { state, consented } = stateOf(accounts);
  writeState(file, state);
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, "--port", "0", "--state", file], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await addressOf(child);
  await control(url, "POST", "quota", { appPerHour });
  return {
    url,
    accounts: consented,
    likeAll: async () => void (await control(url, "POST", "likes", { each: 1 })),
    async close() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function stateOf(accounts: number) {
  const simulated = new InstagramState(Date.now);
  simulated.restore({ accounts: [], posts: [], tokens: [], webhookUrl: null, advancedMs: 0 });
  const consented: ConsentedAccount[] = [];
  for (let nth = 1; nth <= accounts; nth += 1) {
    const handle = `bench.${nth}`;
    const { id: accountId } = simulated.putAccount({ username: handle, followers: 1_000 + nth });
    for (let post = postsEach; post > 0; post -= 1) {
      simulated.publish({ accountId, caption: `Moment no. ${post} of a day by the sea, with #bench and much else`, publishedAt: Date.now() - post * hoursBetweenPosts * hour, growthPerHour: 0 });
    }
    const accessToken = simulated.tokens.issue("IGLONG", { accountId, scopes, issuedAt: Date.now(), expiresAt: Date.now() + tokenLifeMs });
    consented.push({ handle, externalId: accountId, accessToken });
  }
  return { state: simulated.snapshot(), consented };
}

/** What it prints when it listens. */
async function addressOf(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /listens on (\S+)/.exec(line)?.[1];
    if (url) return url;
  }
  throw new Error("The simulated Instagram ended before it listened.");
}
