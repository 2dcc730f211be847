import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";

import { readTikTokWebhook } from "./webhook.ts";

const SECRET = "client-secret";
const NOW = Date.parse("2026-11-23T10:00:00Z");
const body = Buffer.from(JSON.stringify({ client_key: "k", event: "authorization.removed", create_time: 1, user_openid: "o", content: JSON.stringify({ reason: 1 }) }));
const signed = (raw: Buffer, seconds = NOW / 1000, secret = SECRET) => `t=${seconds},s=${createHmac("sha256", secret).update(`${seconds}.`).update(raw).digest("hex")}`;
const codeOf = (raw: Buffer, header: string) => {
  try {
    readTikTokWebhook(raw, header, [SECRET], NOW);
    return "accepted";
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe("a delivery of TikTok", () => {
  it("is read when it is signed, with the content inside", () => {
    expect(readTikTokWebhook(body, signed(body), ["older", SECRET], NOW)).toMatchObject({ event: "authorization.removed", user_openid: "o", content: { reason: 1 } });
  });

  it.each([
    ["another secret's signature", body, signed(body, NOW / 1000, "wrong"), "tracking.webhook-signature"],
    ["another body", Buffer.from(`${body.toString()} `), signed(body), "tracking.webhook-signature"],
    ["another time", body, signed(body).replace(/t=\d+/, `t=${NOW / 1000 - 1}`), "tracking.webhook-signature"],
    ["no signature", body, "", "tracking.webhook-signature"],
    ["half a signature", body, signed(body).slice(0, -2), "tracking.webhook-signature"],
    ["an old time", body, signed(body, NOW / 1000 - 301), "tracking.webhook-too-old"],
    ["a time to come", body, signed(body, NOW / 1000 + 301), "tracking.webhook-too-old"],
    ["a form that is not the platform's", Buffer.from("{}"), signed(Buffer.from("{}")), "tracking.webhook-malformed"],
  ])("is refused with %s", (_what, raw, header, code) => {
    expect(codeOf(raw, header)).toBe(code);
  });

  it("is accepted up to five minutes late", () => {
    expect(codeOf(body, signed(body, NOW / 1000 - 300))).toBe("accepted");
  });
});
