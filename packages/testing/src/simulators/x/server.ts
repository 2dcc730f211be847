import { readOptions, runUntilSignal } from "../http/command-line.ts";
import { startXSimulator } from "./simulator.ts";

const { port, key, stateFile } = readOptions(4406);
const clientSecret = process.env.X_CLIENT_SECRET;
await runUntilSignal("X", () => startXSimulator({ port, ...(stateFile && { stateFile }), ...(key && { clientId: key }), ...(clientSecret && { clientSecret }) }));
