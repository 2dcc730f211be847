import { readOptions, runUntilSignal } from "../http/command-line.ts";
import { startYouTubeSimulator } from "./simulator.ts";

const { port, key, stateFile } = readOptions(4401);
const apiKey = key ?? process.env.YOUTUBE_API_KEY;
await runUntilSignal("YouTube", () => startYouTubeSimulator({ port, ...(apiKey && { apiKey }), ...(stateFile && { stateFile }) }));
