import { readOptions, runUntilSignal } from "../http/command-line.ts";
import { startTikTokSimulator } from "./simulator.ts";

const { port, key } = readOptions(4403);
const clientSecret = process.env.TIKTOK_CLIENT_SECRET;
await runUntilSignal("TikTok", () => startTikTokSimulator({ port, ...(key && { clientKey: key }), ...(clientSecret && { clientSecret }) }));
