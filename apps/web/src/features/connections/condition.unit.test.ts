import type { ConnectionView, OwnConnections } from "@fanfare/contracts/connections";
import { expect, test } from "vitest";
import { byPlatform, conditionOf, needOf, needsConsentAgain } from "./condition.ts";
import { aConnection } from "./example.ts";

const own = (connections: ConnectionView[], available: OwnConnections["available"] = ["youtube", "instagram"]): OwnConnections => ({ available, connections });

test("a connection is called by the worst that is known of it", () => {
  expect(conditionOf(aConnection())).toBe("active");
  expect(conditionOf(aConnection({ staleSince: "2026-05-03T10:00:00.000Z", staleReason: "platform-away" }))).toBe("stale");
  expect(conditionOf(aConnection({ isLapsing: true, staleSince: "2026-05-03T10:00:00.000Z" }))).toBe("lapsing");
  expect(conditionOf(aConnection({ status: "lapsed", problem: "revoked", isLapsing: true }))).toBe("lapsed");
  expect(conditionOf(aConnection({ isRenewing: true, staleSince: "2026-05-03T10:00:00.000Z" }))).toBe("renewing");
  expect(conditionOf(aConnection({ lastReadAt: null, missingScopes: ["user.info.stats"] }))).toBe("reading");
  expect(conditionOf(aConnection({ missingScopes: ["user.info.stats"] }))).toBe("partial");
  expect(conditionOf(aConnection({ status: "lapsed", problem: "revoked" }), false)).toBe("off");
});

test("a new consent is asked for where nothing else helps", () => {
  expect((["off", "lapsed", "lapsing", "renewing", "stale", "reading", "partial", "active"] as const).filter(needsConsentAgain)).toEqual(["lapsed", "lapsing", "partial"]);
});

test("given two platforms and one connection, when the page is drawn, then each platform has a line and what was given back is gone", () => {
  const connected = aConnection({ id: "a" });
  const lines = byPlatform(own([connected, aConnection({ id: "b", status: "disconnected" })]));
  expect(lines.map(({ platform }) => platform)).toEqual(["youtube", "instagram"]);
  expect(lines[0]?.connections).toEqual([connected]);
  expect(lines[1]?.connections).toEqual([]);
});

test("given a connection on a platform that was switched off, when the page is drawn, then it is still there to be given back", () => {
  expect(byPlatform(own([aConnection({ platform: "x" })])).at(-1)).toMatchObject({ platform: "x", isOn: false, connections: [{ platform: "x" }] });
});

test("given nothing connected, when the first screen asks, then it offers to connect, but not where no platform is on", () => {
  expect(needOf(own([]))).toEqual({ kind: "none" });
  expect(needOf(own([aConnection({ status: "disconnected" })]))).toEqual({ kind: "none" });
  expect(needOf(own([], []))).toBeNull();
});

test("given a lapsed and two lapsing connections, when the first screen asks, then the lapsed one comes first", () => {
  const lapsing = (id: string) => aConnection({ id, isLapsing: true });
  expect(needOf(own([lapsing("a"), aConnection({ id: "b", status: "lapsed", problem: "expired" }), lapsing("c")]))).toMatchObject({ kind: "lapsed", connection: { id: "b" }, more: 0 });
  expect(needOf(own([lapsing("a"), lapsing("c")]))).toMatchObject({ kind: "lapsing", connection: { id: "a" }, more: 1 });
});

test("given all is well, or only the platform is away, when the first screen asks, then nothing is asked of the creator", () => {
  expect(needOf(own([aConnection(), aConnection({ staleSince: "2026-05-03T10:00:00.000Z" })]))).toBeNull();
});
