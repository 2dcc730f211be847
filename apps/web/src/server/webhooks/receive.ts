import { createHash } from "node:crypto";
import { PushingPlatform } from "@fanfare/contracts/webhooks";
import { inScope, type Sql } from "@fanfare/db/scoped";
import { keepDelivery } from "@fanfare/db/webhook-deliveries";
import { newId } from "@fanfare/domain/kernel";
import { TRPCError } from "@trpc/server";
import type { App } from "../app.ts";
import { readBody } from "../http/body.ts";
import { isDomainError } from "../http/faults.ts";
import { doorOf, type Door, type Understood } from "./platforms.ts";

/** Deliveries are small; what is larger is none. */
export const largestBody = 256 * 1024;

export const text = (answer: string, status = 200) => new Response(answer, { status, headers: { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" } });
export const fault = (code: string, message: string, status: number) => Response.json({ fault: { code, kind: status === 404 ? "not-found" : "invalid", message } }, { status });
export const isOff = () => fault("tracking.platform-not-connected", "This installation takes no deliveries here. Set the platform's client id and secret to switch it on.", 404);

function doorAt(app: App, request: Request): { platform: PushingPlatform; door: Door } | null {
  const platform = PushingPlatform.safeParse(new URL(request.url).pathname.split("/").at(-1));
  const door = platform.success ? doorOf(platform.data, app.config) : null;
  return platform.success && door ? { platform: platform.data, door } : null;
}

/** Answers a platform's question whether this address wants its deliveries: the challenge as plain text, 404 for what we did not ask for. */
export async function answerChallenge(app: App, request: Request, now = new Date()): Promise<Response> {
  const at = doorAt(app, request);
  if (!at) return isOff();
  const { searchParams } = new URL(request.url);
  const understood = at.door.challenged(searchParams, now);
  if (!understood) return fault("tracking.webhook-not-asked-for", "Nothing was asked for here.", 404);
  await keep(app, at.platform, understood, searchParams.toString());
  return text(understood.answer ?? "");
}

/**
 * Takes a delivery: reads it no further than its limit, checks whose it is, keeps what it says once and answers at once. What is
 * to be done about it is done by the workers. Nothing of a body is logged.
 */
export async function receiveDelivery(app: App, request: Request, now = new Date()): Promise<Response> {
  const at = doorAt(app, request);
  if (!at) return isOff();
  try {
    const body = Buffer.from(await readBody(request, largestBody));
    const understood = at.door.understand({ body, headers: request.headers, query: new URL(request.url).searchParams, now });
    await keep(app, at.platform, understood, body);
    return text(understood.answer ?? "");
  } catch (error) {
    return refusal(error, at.door);
  }
}

/** Keeps what was understood, once, and asks for the job; `beside` is kept in the same transaction. */
export async function keep(app: App, platform: PushingPlatform, { notices, messageId }: Understood, content: string | Buffer, beside: (sql: Sql) => Promise<unknown> = async () => {}): Promise<void> {
  if (notices.length === 0) return;
  const deliveryId = createHash("sha256").update(messageId ?? content).digest("hex");
  const isNew = await inScope(app.db, {}, async (sql) => {
    await beside(sql);
    return (await keepDelivery(sql, { platform, deliveryId }, { notices })) > 0;
  });
  if (!isNew) return;
  // The row says that there is work: when the queue can't be reached, a sweep asks for it.
  await app.jobs
    .enqueue("tracking.receive-webhook", { organizationId: null, creatorId: null, correlationId: newId(), platform, deliveryId })
    .catch((error: unknown) => app.log.warn({ err: error, platform, deliveryId }, "a delivery waits for the sweep"));
}

/** Answers a delivery that is not taken; throws what is a failure of ours. */
export function refusal(error: unknown, { saysNo }: Pick<Door, "saysNo">): Response {
  if (error instanceof TRPCError && error.code === "PAYLOAD_TOO_LARGE") return fault("tracking.webhook-too-large", "This is more than a delivery may carry (256 KiB).", 413);
  if (!isDomainError(error) || !error.code.startsWith("tracking.webhook-")) throw error;
  if (error.code === "tracking.webhook-malformed") return fault(error.code, error.message, 400);
  return saysNo ? fault(error.code, error.message, 403) : text("");
}
