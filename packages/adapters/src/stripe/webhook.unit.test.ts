import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";

import { readWebhook } from "./webhook.ts";

const now = 1_795_000_000_000;
const seconds = now / 1000;
const body = Buffer.from(JSON.stringify({ id: "evt_1", type: "account.updated", account: "acct_1", created: seconds, data: { object: { id: "acct_1", note: "ё" } } }));
const sign = (secret: string, time = seconds, content = body) => createHmac("sha256", secret).update(`${time}.`).update(content).digest("hex");
const header = (secret: string, time = seconds) => `t=${time},v1=${sign(secret, time)}`;

describe("a webhook delivery", () => {
  it("is read when its signature and time are right", () => {
    expect(readWebhook(body, header("whsec_a"), ["whsec_a"], now)).toMatchObject({ id: "evt_1", type: "account.updated", account: "acct_1" });
  });

  it("may be signed with either secret while they change", () => {
    const both = `t=${seconds},v1=${sign("whsec_old")},v1=${sign("whsec_new")},v0=abc`;
    expect(readWebhook(body, both, ["whsec_new"], now).id).toBe("evt_1");
    expect(readWebhook(body, header("whsec_old"), ["whsec_new", "whsec_old"], now).id).toBe("evt_1");
  });

  it.each([299, -299])("is accepted %i s away from its time", (age) => {
    expect(readWebhook(body, header("whsec_a", seconds - age), ["whsec_a"], now).id).toBe("evt_1");
  });

  it.each([
    ["another secret", header("whsec_b"), "signature"],
    ["a signature for another time", `t=${seconds},v1=${sign("whsec_a", seconds - 1)}`, "signature"],
    ["a cut signature", `t=${seconds},v1=${sign("whsec_a").slice(0, 20)}`, "signature"],
    ["a signature that is not hexadecimal", `t=${seconds},v1=zzzz`, "signature"],
    ["no signature", `t=${seconds}`, "signature"],
    ["no time", `v1=${sign("whsec_a")}`, "signature"],
    ["an empty header", "", "signature"],
    ["a time 301 s ago", header("whsec_a", seconds - 301), "too-old"],
    ["a time 301 s ahead", header("whsec_a", seconds + 301), "too-old"],
  ])("is refused with %s", (_what, given, reason) => {
    expect(() => readWebhook(body, given, ["whsec_a"], now)).toThrow(expect.objectContaining({ kind: "forbidden", code: `payments.webhook-${reason}` }));
  });

  it("is refused when one byte of the body was changed", () => {
    const changed = Buffer.from(body.toString().replace("acct_1", "acct_2"));
    expect(() => readWebhook(changed, header("whsec_a"), ["whsec_a"], now)).toThrow(expect.objectContaining({ code: "payments.webhook-signature" }));
  });

  it.each(["not json", "{}", '{"id":"evt_1"}'])("is refused when its signed body is %s", (text) => {
    const content = Buffer.from(text);
    const given = `t=${seconds},v1=${sign("whsec_a", seconds, content)}`;
    expect(() => readWebhook(content, given, ["whsec_a"], now)).toThrow(expect.objectContaining({ code: "payments.webhook-malformed" }));
  });
});
