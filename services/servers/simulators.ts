import { existsSync } from "node:fs";
import path from "node:path";
import { isSimulated, platforms, type SimulatedPlatform } from "../lib/platforms.ts";
import { dataFolder, projectRoot } from "../lib/profile.ts";
import type { Server } from "./server.ts";

/** A platform that cannot be reached from here, as a separate HTTP server that speaks its wire format. */
function simulator(name: SimulatedPlatform | "stripe", title: string, variable: string): Server {
  const program = path.join(projectRoot, "packages/testing/src/simulators", name, "server.ts");
  return {
    title,
    variable,
    ports: [name],
    remedies: {},
    async find() {
      return existsSync(program) ? { path: program, how: "this project" } : undefined;
    },
    install() {
      throw new Error(`${program} is missing`);
    },
    async start(found, { profile, processes, environment }) {
      const state = path.join(dataFolder(profile, name), "state.json");
      const args = [found.path, "--port", String(profile.ports[name]), "--state", state];
      return processes.start({ name, command: process.execPath, args, env: { ...process.env, ...environment } });
    },
    async check({ profile }) {
      if (process.env[variable]) return "";
      const origin = `http://127.0.0.1:${profile.ports[name]}`;
      const response = await fetch(`${origin}/__simulator/health`, { signal: AbortSignal.timeout(3000) });
      if (!response.ok) throw new Error(`${origin} answered ${response.status}`);
      return "";
    },
    address: ({ environment, profile }) => (process.env[variable] ? (environment[variable] ?? "the real one") : `http://127.0.0.1:${profile.ports[name]}`),
  };
}

const platform = (name: SimulatedPlatform, title: string) => simulator(name, `${title} simulator`, platforms[name].variable);

export const stripe = simulator("stripe", "Stripe simulator", "STRIPE_API_URL");

const x = platform("x", "X");
/** X is there only for who wants it. */
export const socialPlatforms: readonly Server[] = [platform("youtube", "YouTube"), platform("instagram", "Instagram"), platform("tiktok", "TikTok"), platform("twitch", "Twitch"), ...(isSimulated("x", process.env) ? [x] : [])];
