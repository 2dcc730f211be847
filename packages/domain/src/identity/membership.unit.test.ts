import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId, roles, type Role } from "../kernel/index.ts";
import { changeRole, join, remove, type Membership } from "./membership.ts";

const at = new Date("2026-05-01T10:00:00Z");
const organizationId = newId();
const member = (role: Role): Membership => join({ organizationId, userId: newId(), name: "Olga", email: "olga@example.com", role }, at).state;
const ownersOf = (members: readonly Membership[]) => members.filter(({ role }) => role === "owner").map(({ id }) => id);

describe("a membership", () => {
  test("given somebody joins, the fact says who and as what", () => {
    const { state, facts } = join({ organizationId, userId: newId(), name: "Max", email: "max@example.com", role: "manager" }, at);
    expect(facts).toMatchObject([{ type: "identity.member-joined.v1", organizationId, data: { membershipId: state.id, role: "manager" } }]);
  });

  test("given another role, the fact keeps what it was", () => {
    const [first, second] = [member("owner"), member("owner")];
    const { state, facts } = changeRole(first, { role: "viewer", version: 1 }, ownersOf([first, second]));
    expect(state.role).toBe("viewer");
    expect(facts[0]?.data).toMatchObject({ role: "viewer", before: "owner" });
  });

  test("given the only owner, they can neither step down nor go", () => {
    const only = member("owner");
    expect(() => changeRole(only, { role: "manager", version: 1 }, [only.id])).toThrow("needs an owner");
    expect(() => remove(only, [only.id])).toThrow("needs an owner");
  });

  test("given a version somebody else has changed, nothing happens", () => {
    const viewer = member("viewer");
    expect(() => changeRole(viewer, { role: "manager", version: 7 }, [newId()])).toThrow("changed by somebody else");
  });

  test("whatever is asked in whatever order, an organization with an owner keeps one", () => {
    const step = fc.record({ who: fc.nat(4), role: fc.constantFrom(...roles, "gone" as const) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let members = [member("owner"), member("owner"), member("manager"), member("viewer"), member("viewer")];
        for (const { who, role } of steps) members = attempt(members, who, role);
        expect(ownersOf(members).length).toBeGreaterThan(0);
      }),
    );
  });
});

/** Does what is asked, or leaves everything as it is when the rules say no. */
function attempt(members: Membership[], who: number, role: Role | "gone"): Membership[] {
  const asked = members[who];
  if (!asked) return members;
  try {
    if (role === "gone") return remove(asked, ownersOf(members)) && members.filter((known) => known !== asked);
    const { state } = changeRole(asked, { role, version: asked.version }, ownersOf(members));
    return members.map((known) => (known === asked ? state : known));
  } catch {
    return members;
  }
}
