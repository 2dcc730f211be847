import { describe, expect, it } from "vitest";
import { hashToken, shareState, type Member } from "../kernel/index.ts";
import { revoke, share } from "./share-link.ts";

const at = new Date("2026-05-03T10:00:00Z");
const member: Member = { kind: "member", userId: "u", organizationId: "o", role: "manager", name: "Max" };

describe("a link to a report", () => {
  it("keeps only the hash of its key", () => {
    const { state, token } = share(member, "c", 7, at);
    expect(state.tokenHash).toBe(hashToken(token));
    expect(JSON.stringify(state)).not.toContain(token);
  });

  it("opens until it runs out or is taken back, and without an end for good", () => {
    const { state } = share(member, "c", 7, at);
    expect(shareState(state, new Date("2026-05-10T09:59:59Z"))).toBe("open");
    expect(shareState(state, new Date("2026-05-10T10:00:00Z"))).toBe("expired");
    expect(shareState(share(member, "c", null, at).state, new Date("2036-01-01T00:00:00Z"))).toBe("open");
    expect(shareState(revoke(state, at).state, at)).toBe("revoked");
  });

  it("taken back twice, is told once", () => {
    const revoked = revoke(share(member, "c", null, at).state, at).state;
    expect(revoke(revoked, new Date()).facts).toEqual([]);
  });
});
