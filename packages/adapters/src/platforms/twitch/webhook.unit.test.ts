import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";

import { readTwitchWebhook } from "./webhook.ts";

const SECRET = "a-webhook-secret";
const NOW = Date.parse("2026-11-23T10:00:00Z");
const subscription = { id: "s", status: "enabled", type: "stream.online", version: "1", condition: { broadcaster_user_id: "1" } };
const body = Buffer.from(JSON.stringify({ subscription, event: { broadcaster_user_id: "1" } }));
const nanoTime = (time: number) => new Date(time).toISOString().replace("Z", "987654Z");
function signed(raw: Buffer, { time = nanoTime(NOW), type = "notification", secret = SECRET } = {}): Record<string, string> {
  return {
    "twitch-eventsub-message-id": "an-id",
    "twitch-eventsub-message-timestamp": time,
    "twitch-eventsub-message-type": type,
    "twitch-eventsub-message-signature": `sha256=${createHmac("sha256", secret).update(`an-id${time}`).update(raw).digest("hex")}`,
  };
}
const codeOf = (raw: Buffer, headers: Record<string, string>) => {
  try {
    readTwitchWebhook(raw, headers, [SECRET], NOW);
    return "accepted";
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe("a delivery of EventSub", () => {
  it("is read by its kind", () => {
    expect(readTwitchWebhook(body, signed(body), ["older", SECRET], NOW)).toEqual({ kind: "notification", messageId: "an-id", subscription, event: { broadcaster_user_id: "1" } });
    const challenge = Buffer.from(JSON.stringify({ subscription, challenge: "repeat me" }));
    expect(readTwitchWebhook(challenge, signed(challenge, { type: "webhook_callback_verification" }), [SECRET], NOW)).toMatchObject({ kind: "verification", challenge: "repeat me" });
    expect(readTwitchWebhook(body, signed(body, { type: "revocation" }), [SECRET], NOW)).toEqual({ kind: "revocation", messageId: "an-id", subscription });
  });

  it.each([
    ["another secret's signature", body, signed(body, { secret: "wrong" }), "tracking.webhook-signature"],
    ["another body", Buffer.from(`${body.toString()} `), signed(body), "tracking.webhook-signature"],
    ["another id", body, { ...signed(body), "twitch-eventsub-message-id": "other" }, "tracking.webhook-signature"],
    ["another time", body, { ...signed(body), "twitch-eventsub-message-timestamp": nanoTime(NOW + 1) }, "tracking.webhook-signature"],
    ["no headers", body, {}, "tracking.webhook-signature"],
    ["an old time", body, signed(body, { time: nanoTime(NOW - 601_000) }), "tracking.webhook-too-old"],
    ["a time to come", body, signed(body, { time: nanoTime(NOW + 601_000) }), "tracking.webhook-too-old"],
    ["no time", body, signed(body, { time: "soon" }), "tracking.webhook-too-old"],
    ["a kind that is not known", body, signed(body, { type: "other" }), "tracking.webhook-malformed"],
    ["a form that is not the platform's", Buffer.from("{}"), signed(Buffer.from("{}")), "tracking.webhook-malformed"],
  ])("is refused with %s", (_what, raw, headers, code) => {
    expect(codeOf(raw, headers)).toBe(code);
  });

  it("is accepted up to ten minutes late", () => {
    expect(codeOf(body, signed(body, { time: nanoTime(NOW - 599_000) }))).toBe("accepted");
  });
});
