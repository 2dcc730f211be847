import { describe, expect, it } from "vitest";
import { heldGrantOf, type HeldConnection } from "./held-grant.ts";
import { sealTokens } from "./sealed-tokens.ts";
import { SealBroken } from "./connection.errors.ts";
import type { Sealing } from "./sealing.port.ts";

const now = new Date("2026-11-25T12:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const connection: HeldConnection = { id: "connection", creatorId: "creator", externalId: "17841", scopes: ["basic"], accessExpiresAt: inDays(60), refreshAt: inDays(30) };
const sealing: Sealing = {
  keyId: "key",
  seal: (secret, place) => Buffer.from(`${place}|${secret}`),
  open: (_key, sealed, place) => {
    const text = Buffer.from(sealed).toString();
    if (!text.startsWith(place)) throw new SealBroken("it was moved to another place");
    return text.slice(place.length + 1);
  },
};
const tokens = sealTokens(sealing, connection, { accessToken: "act.1", refreshToken: null });

describe("a grant as it is stored", () => {
  it("is used while it lives", () => {
    expect(heldGrantOf(sealing, connection, tokens, now)).toEqual({ accessToken: "act.1", refreshToken: null, externalId: "17841", scopes: ["basic"], expiresAt: inDays(60) });
  });

  it("is left to who renews it when it is due, or would end during a reading", () => {
    expect(heldGrantOf(sealing, { ...connection, refreshAt: now }, tokens, now)).toBeNull();
    expect(heldGrantOf(sealing, { ...connection, accessExpiresAt: new Date(now.getTime() + 60_000) }, tokens, now)).toBeNull();
  });

  it("that was moved to another connection opens for nobody, and holds up no other of its batch", () => {
    expect(heldGrantOf(sealing, { ...connection, id: "another" }, tokens, now)).toBeNull();
  });
});
