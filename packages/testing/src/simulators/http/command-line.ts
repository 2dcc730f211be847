import { parseArgs } from "node:util";

import type { RunningServer } from "./serve.ts";

/** Reads `--port N`, `--key KEY` and `--state FILE`; ends the process with one sentence when they make no sense. */
export function readOptions(defaultPort: number): { port: number; key?: string; stateFile?: string } {
  try {
    const { values } = parseArgs({
      options: { port: { type: "string" }, key: { type: "string" }, state: { type: "string" } },
    });
    const port = Number(values.port ?? defaultPort);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is not a port; give a number from 0 to 65535.`);
    return { port, ...(values.key && { key: values.key }), ...(values.state && { stateFile: values.state }) };
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

/** Starts a simulator, says where it listens, and ends it on SIGINT or SIGTERM. */
export async function runUntilSignal(name: string, start: () => Promise<RunningServer>): Promise<void> {
  try {
    const server = await start();
    console.log(`${name} simulator listens on ${server.url}`);
    const end = () => void server.close().then(() => process.exit(0));
    process.once("SIGINT", end);
    process.once("SIGTERM", end);
  } catch (error) {
    const busy = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
    console.error(busy ? `The port of the ${name} simulator is taken; choose another with --port.` : (error as Error).message);
    process.exit(1);
  }
}
