import { existsSync } from "node:fs";
import path from "node:path";
import { dataFolder, projectRoot, type Ports } from "../lib/profile.ts";
import type { Server } from "./server.ts";

/** A platform that cannot be reached from here, as a separate HTTP server that speaks its wire format. */
function simulator(name: keyof Ports & ("youtube" | "stripe"), title: string, variable: string): Server {
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
    async check({ environment }) {
      const { origin } = new URL(environment[variable] ?? "");
      const response = await fetch(`${origin}/__simulator/health`, { signal: AbortSignal.timeout(3000) });
      if (!response.ok) throw new Error(`${origin} answered ${response.status}`);
      return "";
    },
    address: ({ environment }) => environment[variable] ?? "",
  };
}

export const youtube = simulator("youtube", "YouTube simulator", "YOUTUBE_API_URL");
export const stripe = simulator("stripe", "Stripe simulator", "STRIPE_API_URL");
