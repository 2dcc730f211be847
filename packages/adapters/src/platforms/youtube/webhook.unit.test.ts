import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";

import { pushTopicOf, readPushVerification, readYouTubePush } from "./webhook.ts";

const SECRET = "a-secret-of-this-subscription";
const CHANNEL = "UCabcdefghijklmnopqrstuv";
const NOW = Date.parse("2026-11-23T10:00:00Z");

const entry = (changes: Record<string, string> = {}) => {
  const parts = { "yt:videoId": "abc-DEF_123", "yt:channelId": CHANNEL, title: "Soup &amp; <![CDATA[</entry>]]> bread", published: "2026-11-23T09:00:00+00:00", updated: "2026-11-23T09:59:59.552394234+00:00", ...changes };
  return `<entry><id>yt:video:x</id>${Object.entries(parts).map(([name, text]) => `<${name}>${text}</${name}>`).join("")}<author><name>M</name><uri>https://www.youtube.com/channel/UCother</uri></author></entry>`;
};
const tombstone = `<at:deleted-entry ref="yt:video:gone-DEF_12" when="2026-11-23T09:58:00.5+00:00"><link href="https://www.youtube.com/watch?v=gone-DEF_12"/><at:by><name>M</name><uri>https://www.youtube.com/channel/${CHANNEL}</uri></at:by></at:deleted-entry>`;
const feed = (content: string) =>
  `<?xml version='1.0' encoding='UTF-8'?>\n<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="https://pubsubhubbub.appspot.com"/><title>YouTube video feed</title>${content}</feed>`;
const signed = (body: string, secret = SECRET) => `sha1=${createHmac("sha1", secret).update(body).digest("hex")}`;
const read = (xml: string, header = signed(xml), secrets = [SECRET]) => readYouTubePush(Buffer.from(xml), header, secrets);
const codeOf = (xml: string, header?: string) => {
  try {
    read(xml, header);
    return "accepted";
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe("a delivery of the hub", () => {
  it("tells a video that was published or changed", () => {
    expect(read(feed(entry()))).toEqual([
      { kind: "published-or-changed", externalId: "abc-DEF_123", accountExternalId: CHANNEL, publishedAt: new Date("2026-11-23T09:00:00Z"), updatedAt: new Date("2026-11-23T09:59:59.552Z") },
    ]);
  });

  it("tells a video that was deleted, by the channel in its address", () => {
    expect(read(feed(tombstone))).toEqual([{ kind: "deleted", externalId: "gone-DEF_12", accountExternalId: CHANNEL, publishedAt: null, updatedAt: new Date("2026-11-23T09:58:00.500Z") }]);
  });

  it("may tell several at once, or none", () => {
    expect(read(feed(tombstone + entry() + entry({ "yt:videoId": "20261123000" }))).map(({ externalId }) => externalId)).toEqual(["abc-DEF_123", "20261123000", "gone-DEF_12"]);
    expect(read(feed(""))).toEqual([]);
  });

  it("is read under any of the secrets that are in use", () => {
    expect(read(feed(entry()), signed(feed(entry())), ["newer", SECRET])).toHaveLength(1);
  });

  it.each([
    ["another secret's signature", feed(entry()), signed(feed(entry()), "another")],
    ["another body", `${feed(entry())} `, signed(feed(entry()))],
    ["no signature", feed(entry()), ""],
    ["half a signature", feed(entry()), signed(feed(entry())).slice(0, -2)],
    ["a signature of another kind", feed(entry()), `sha256=${createHmac("sha256", SECRET).update(feed(entry())).digest("hex")}`],
  ])("with %s is told apart from one that can't be read", (_what, xml, header) => {
    expect(codeOf(xml, header)).toBe("tracking.webhook-signature");
  });

  it.each([
    ["no XML", "{}"],
    ["half of it", feed(entry()).slice(0, -20)],
    ["two documents", feed(entry()) + feed(entry())],
    ["another document", "<rss><channel/></rss>"],
    ["declared entities", `<!DOCTYPE feed [<!ENTITY a "aaaa">]>${feed(entry())}`],
    ["no id", feed(entry({ "yt:videoId": "" }))],
    ["two ids", feed(entry({ "yt:videoId": "a</yt:videoId><yt:videoId>b" }))],
    ["no channel", feed(entry({ "yt:channelId": "" }))],
    ["a time that is no time", feed(entry({ updated: "yesterday" }))],
    ["a tombstone of something else", feed(tombstone.replace("yt:video:", "yt:playlist:"))],
    ["a tombstone of nobody", feed(tombstone.replace(/<at:by>.*<\/at:by>/, ""))],
  ])("with %s is not read", (_what, xml) => {
    expect(codeOf(xml)).toBe("tracking.webhook-malformed");
  });
});

describe("the hub's question", () => {
  const asked = (parameters: Record<string, string>) => readPushVerification(new URLSearchParams({ "hub.topic": pushTopicOf(CHANNEL), "hub.challenge": "c", ...parameters }), NOW);

  it("is answered by its challenge, and tells when to subscribe again", () => {
    expect(asked({ "hub.mode": "subscribe", "hub.lease_seconds": "432000" })).toEqual({
      mode: "subscribe",
      channelId: CHANNEL,
      challenge: "c",
      leaseSeconds: 432_000,
      expiresAt: new Date("2026-11-28T10:00:00Z"),
      renewAt: new Date("2026-11-26T22:00:00Z"),
    });
  });

  it("may be about an end, or a refusal", () => {
    expect(asked({ "hub.mode": "unsubscribe" })).toEqual({ mode: "unsubscribe", channelId: CHANNEL, challenge: "c" });
    expect(asked({ "hub.mode": "denied", "hub.reason": "no such feed" })).toEqual({ mode: "denied", channelId: CHANNEL, reason: "no such feed" });
  });

  it("may name the topic by its older address", () => {
    const topic = `https://www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`;
    expect(asked({ "hub.mode": "unsubscribe", "hub.topic": topic })).toMatchObject({ channelId: CHANNEL });
  });

  it.each([
    ["no mode", {}],
    ["a mode that is none", { "hub.mode": "publish" }],
    ["no challenge", { "hub.mode": "subscribe", "hub.lease_seconds": "9", "hub.challenge": "" }],
    ["no lease", { "hub.mode": "subscribe" }],
    ["a lease without length", { "hub.mode": "subscribe", "hub.lease_seconds": "0" }],
    ["no topic", { "hub.mode": "unsubscribe", "hub.topic": "" }],
    ["somebody else's topic", { "hub.mode": "unsubscribe", "hub.topic": `https://www.youtube.com.example/xml/feeds/videos.xml?channel_id=${CHANNEL}` }],
    ["a topic that is no channel", { "hub.mode": "unsubscribe", "hub.topic": "https://www.youtube.com/xml/feeds/videos.xml?channel_id=me" }],
  ])("with %s is none", (_what, parameters) => {
    expect(asked(parameters as Record<string, string>)).toBeNull();
  });
});
