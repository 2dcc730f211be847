import { serve } from "./serve.ts";
import type { Call, RunningServer } from "./serve.ts";

/** A receiver of webhooks that keeps what it was sent and answers 200, or a challenge in plain text. */
export async function startReceiver(): Promise<RunningServer & { readonly deliveries: readonly Call[] }> {
  const deliveries: Call[] = [];
  const server = await serve(0, async (call) => {
    if (call.method === "POST") deliveries.push(call);
    return { status: 200, body: call.query.get("hub.challenge") ?? "" };
  });
  return { ...server, deliveries };
}
