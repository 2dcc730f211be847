import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";

import { readInstagramWebhook, webhookChallenge } from "./webhook.ts";

const SECRET = "app-secret";
const entry = (id: string, ...fields: string[]) => ({ id, time: 1_795_000_000, changes: fields.map((field) => ({ field, value: { media_id: "1", text: "Gr\u00fc\u00dfe" } })) });
/** As the platform does: what is not ASCII is escaped before it is signed. */
const bodyOf = (content: object) => Buffer.from(JSON.stringify(content).replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`));
const signed = (raw: Buffer, secret = SECRET) => `sha256=${createHmac("sha256", secret).update(raw).digest("hex")}`;
const body = bodyOf({ object: "instagram", entry: [entry("17841400000000001", "mentions", "comments"), entry("17841400000000002", "story_insights")] });

describe("a delivery of Instagram", () => {
  it("is read change by change, whatever the number of accounts in it", () => {
    const changes = readInstagramWebhook(body, signed(body), ["older", SECRET]);
    expect(changes.map(({ accountId, field }) => `${accountId} ${field}`)).toEqual(["17841400000000001 mentions", "17841400000000001 comments", "17841400000000002 story_insights"]);
    expect(changes[0]).toMatchObject({ at: new Date(1_795_000_000_000), value: { text: "Gr\u00fc\u00dfe" } });
  });

  it.each([
    ["another secret's signature", body, signed(body, "wrong"), "tracking.webhook-signature"],
    ["the same content in other bytes", Buffer.from(JSON.stringify(JSON.parse(body.toString()))), signed(body), "tracking.webhook-signature"],
    ["the old sha1", body, signed(body).replace("sha256", "sha1"), "tracking.webhook-signature"],
    ["half a signature", body, signed(body).slice(0, 40), "tracking.webhook-signature"],
    ["no signature", body, "", "tracking.webhook-signature"],
    ["another object's form", bodyOf({ object: "page", entry: [] }), signed(bodyOf({ object: "page", entry: [] })), "tracking.webhook-malformed"],
  ])("is refused with %s", (_what, raw, header, code) => {
    expect(() => readInstagramWebhook(raw, header, [SECRET])).toThrow(expect.objectContaining({ code }));
  });
});

describe("the platform's question whether an address is ours", () => {
  const ask = (parameters: Record<string, string>) => webhookChallenge(new URLSearchParams({ "hub.mode": "subscribe", "hub.verify_token": "ours", "hub.challenge": "1158201444", ...parameters }), "ours");

  it("is answered with its challenge", () => {
    expect(ask({})).toBe("1158201444");
  });

  it.each<Record<string, string>>([{ "hub.verify_token": "theirs" }, { "hub.verify_token": "" }, { "hub.mode": "unsubscribe" }])("is not answered when it holds %o", (parameters) => {
    expect(ask(parameters)).toBeNull();
  });
});
