import { readOptions, runUntilSignal } from "../http/command-line.ts";
import { startTikTokSimulator } from "./simulator.ts";

const { port, key, stateFile } = readOptions(4403);
const clientSecret = process.env.TIKTOK_CLIENT_SECRET;
await runUntilSignal("TikTok", () => startTikTokSimulator({ port, ...(stateFile && { stateFile }), ...(key && { clientKey: key }), ...(clientSecret && { clientSecret }) }));
