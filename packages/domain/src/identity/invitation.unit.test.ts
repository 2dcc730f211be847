import { describe, expect, test } from "vitest";
import { hashToken, newId, type Member } from "../kernel/index.ts";
import { accept, invite, isExpired, revoke } from "./invitation.ts";

const at = new Date("2026-05-01T10:00:00Z");
const later = (days: number) => new Date(at.getTime() + days * 86_400_000);
const by: Member = { kind: "member", userId: newId(), organizationId: newId(), role: "owner", name: "Olga" };
const to = { organizationName: "Aurora", email: "max@example.com", role: "manager" as const };

describe("an invitation", () => {
  test("given it is made, only a hash of its token is kept, and no fact carries the token", () => {
    const { state, facts, token } = invite(by, to, at);
    expect(state.tokenHash).toBe(hashToken(token));
    expect(JSON.stringify([state, facts])).not.toContain(token);
  });

  test("given the invited address in any case of letters, it is taken once", () => {
    const { state } = invite(by, to, at);
    const taken = accept(state, "Max@Example.com", later(1));
    expect(taken.status).toBe("accepted");
    expect(() => accept(taken, to.email, later(1))).toThrow("used already");
  });

  test("given another address, it is refused and names the one it is for", () => {
    expect(() => accept(invite(by, to, at).state, "eve@example.com", later(1))).toThrow("is for max@example.com");
  });

  test("given two weeks have gone by, it has run out", () => {
    const { state } = invite(by, to, at);
    expect(isExpired(state, later(13))).toBe(false);
    expect(() => accept(state, to.email, later(14))).toThrow("has run out. Ask Olga");
  });

  test("given it was taken back, it opens nothing and can't be taken back twice", () => {
    const revoked = revoke(invite(by, to, at).state).state;
    expect(() => accept(revoked, to.email, at)).toThrow("was taken back");
    expect(() => revoke(revoked)).toThrow("was taken back");
  });
});
