import { readOptions, runUntilSignal } from "../http/command-line.ts";
import { startStripeSimulator } from "./simulator.ts";

const { port, key, stateFile } = readOptions(4402);
const secretKey = key ?? process.env.STRIPE_SECRET_KEY;
await runUntilSignal("Stripe", () => startStripeSimulator({ port, ...(secretKey && { secretKey }), ...(stateFile && { stateFile }) }));
