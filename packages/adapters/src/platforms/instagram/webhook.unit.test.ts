import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";

import { readInstagramSignedRequest, readInstagramWebhook, webhookChallenge } from "./webhook.ts";

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

describe("a signed request of Instagram", () => {
  const signedOver = (payload: string, secret = SECRET) => `${createHmac("sha256", secret).update(payload).digest("base64url")}.${payload}`;
  const payloadOf = (content: object | string) => Buffer.from(typeof content === "string" ? content : JSON.stringify(content)).toString("base64url");
  const content = { user_id: "17890000000000001", algorithm: "HMAC-SHA256", issued_at: 1_795_000_000 };

  it("tells whose app was removed, and since when, under any of the secrets", () => {
    expect(readInstagramSignedRequest(signedOver(payloadOf(content)), ["older", SECRET])).toEqual({ userId: "17890000000000001", issuedAt: new Date(1_795_000_000_000) });
  });

  it("is read with the sign that the platform may put at the end of a signature", () => {
    expect(readInstagramSignedRequest(signedOver(payloadOf(content)).replace(".", "=."), [SECRET]).userId).toBe("17890000000000001");
  });

  it("keeps an id whole that comes as a bare number", () => {
    const text = `{"user_id": 178414034019531707, "algorithm": "HMAC-SHA256", "issued_at": 1795000000}`;
    expect(readInstagramSignedRequest(signedOver(payloadOf(text)), [SECRET]).userId).toBe("178414034019531707");
  });

  it.each([
    ["another secret's signature", signedOver(payloadOf(content), "wrong"), "tracking.webhook-signature"],
    ["another payload than the signed one", `${signedOver(payloadOf(content)).split(".")[0]}.${payloadOf({ ...content, user_id: "2" })}`, "tracking.webhook-signature"],
    ["no signature", `.${payloadOf(content)}`, "tracking.webhook-signature"],
    ["half a signature", signedOver(payloadOf(content)).slice(10), "tracking.webhook-signature"],
    ["a third part", `${signedOver(payloadOf(content))}.more`, "tracking.webhook-signature"],
    ["nothing", "", "tracking.webhook-signature"],
    ["another algorithm", signedOver(payloadOf({ ...content, algorithm: "none" })), "tracking.webhook-malformed"],
    ["no person", signedOver(payloadOf({ ...content, user_id: "" })), "tracking.webhook-malformed"],
    ["no JSON", signedOver(payloadOf("soup")), "tracking.webhook-malformed"],
  ])("is refused with %s", (_what, signedRequest, code) => {
    expect(() => readInstagramSignedRequest(signedRequest, [SECRET])).toThrow(expect.objectContaining({ code }));
  });
});
