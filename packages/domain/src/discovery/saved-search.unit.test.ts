import { describe, expect, it } from "vitest";
import type { Member } from "../kernel/index.ts";
import { changeSearch, isCheckDue, lookedAt, saveSearch, savedSearchLimit, seen } from "./saved-search.ts";

const member: Member = { kind: "member", userId: "0197a000-0000-7000-8000-000000000001", organizationId: "0197a000-0000-7000-8000-000000000002", role: "manager", name: "Max" };
const at = new Date("2026-05-01T10:00:00Z");
const later = new Date("2026-05-01T11:30:00Z");
const settings = { name: "Bakers", filter: { topics: { include: ["baking"] } }, sort: "followers" as const, hasAlert: true };
const saved = (changes: Partial<typeof settings> = {}) => saveSearch(member, { ...settings, ...changes }, 0, at).state;
const known = (...ids: string[]) => lookedAt(saved(), ids, at).state;

describe("a saved search", () => {
  it("looks at once when it has an alert, and never without one", () => {
    expect(isCheckDue(saved(), at)).toBe(true);
    expect(saved({ hasAlert: false }).nextCheckAt).toBeNull();
  });

  it("is not kept beside two hundred others", () => {
    expect(() => saveSearch(member, settings, savedSearchLimit, at)).toThrow(expect.objectContaining({ code: "discovery.too-many-searches" }));
  });

  it("learns whom it knows at the first look, which is no news", () => {
    const { state, newcomers, facts } = lookedAt(saved(), ["a", "b"], at);
    expect(state).toMatchObject({ knownIds: ["a", "b"], newMatches: 0, lastCheckedAt: at });
    expect({ newcomers, facts }).toEqual({ newcomers: 0, facts: [] });
  });

  it("counts those who were not known before, adds them to what nobody looked at yet, and tells of them", () => {
    const { state, newcomers, facts } = lookedAt(known("a"), ["c", "a", "b"], later);
    expect({ newcomers, newMatches: state.newMatches }).toEqual({ newcomers: 2, newMatches: 2 });
    expect(facts).toMatchObject([{ type: "discovery.search-matched.v1", data: { name: "Bakers", count: 2 } }]);
    expect(lookedAt(state, ["a", "b", "c", "d"], later).state.newMatches).toBe(3);
  });

  it("tells nothing of who left and came again", () => {
    const { state } = lookedAt(known("a", "b"), ["a"], later);
    expect(lookedAt(state, ["a", "b"], later)).toMatchObject({ newcomers: 0, facts: [] });
  });

  it("looks again an hour after a look, not an hour after it was due", () => {
    expect(lookedAt(known("a"), ["a"], later).state.nextCheckAt).toEqual(new Date("2026-05-01T12:30:00Z"));
  });

  it("has no new matches once it was opened, and stays without a count before the first look", () => {
    expect(seen(lookedAt(known("a"), ["a", "b"], later).state).newMatches).toBe(0);
    expect(seen(saved()).newMatches).toBeNull();
  });

  it("forgets whom it knew when it asks for others, and looks at once", () => {
    const { state } = changeSearch(known("a"), { ...settings, filter: { topics: { include: ["cooking"] } } }, later);
    expect(state).toMatchObject({ knownIds: null, newMatches: null, nextCheckAt: later });
  });

  it("keeps whom it knows when only its name, its order or the order of its conditions changed", () => {
    const search = known("a");
    const { state } = changeSearch(search, { name: "Pastry", sort: "name", hasAlert: true, filter: { bio: {}, topics: { include: ["baking", "baking"] } } }, later);
    expect(state).toMatchObject({ name: "Pastry", knownIds: ["a"], nextCheckAt: search.nextCheckAt });
  });

  it("begins anew when its alert is turned on again, so that nobody is told of what came in between", () => {
    const { state: silent } = changeSearch(known("a"), { ...settings, hasAlert: false }, later);
    expect(silent.nextCheckAt).toBeNull();
    expect(changeSearch(silent, settings, later).state).toMatchObject({ knownIds: null, nextCheckAt: later });
  });
});
