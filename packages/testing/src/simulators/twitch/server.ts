import { readOptions, runUntilSignal } from "../http/command-line.ts";
import { startTwitchSimulator } from "./simulator.ts";

const { port, key, stateFile } = readOptions(4405);
const clientSecret = process.env.TWITCH_CLIENT_SECRET;
await runUntilSignal("Twitch", () => startTwitchSimulator({ port, ...(stateFile && { stateFile }), ...(key && { clientId: key }), ...(clientSecret && { clientSecret }) }));
