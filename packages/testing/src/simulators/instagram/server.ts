import { readOptions, runUntilSignal } from "../http/command-line.ts";
import { startInstagramSimulator } from "./simulator.ts";

const { port, key, stateFile } = readOptions(4402);
const clientSecret = process.env.INSTAGRAM_CLIENT_SECRET;
const verifyToken = process.env.INSTAGRAM_VERIFY_TOKEN;
const pageToken = process.env.INSTAGRAM_PAGE_TOKEN;
await runUntilSignal("Instagram", () =>
  startInstagramSimulator({ port, ...(stateFile && { stateFile }), ...(key && { clientId: key }), ...(clientSecret && { clientSecret }), ...(verifyToken && { verifyToken }), ...(pageToken && { pageToken }) }),
);
