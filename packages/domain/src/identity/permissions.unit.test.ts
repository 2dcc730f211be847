import { expect, test } from "vitest";
import { newId, type Actor, type Role } from "../kernel/index.ts";
import { authorizeCreator, authorizeMember, may } from "./permissions.ts";

const member = (role: Role): Actor => ({ kind: "member", userId: newId(), organizationId: newId(), role, name: "Olga" });
const creator: Actor = { kind: "creator", userId: newId(), creatorId: newId(), name: "Cleo" };

test("a viewer reads, a manager runs campaigns, only an owner handles money, members and settings", () => {
  expect(may(member("viewer"), "campaigns.read")).toBe(true);
  expect(may(member("viewer"), "campaigns.write")).toBe(false);
  expect(may(member("manager"), "campaigns.write")).toBe(true);
  for (const permission of ["payments.fund", "payments.pay", "members.manage", "organization.settings"] as const) {
    expect(may(member("manager"), permission), permission).toBe(false);
    expect(may(member("owner"), permission), permission).toBe(true);
  }
});

test("who acts for no organization may do nothing in one, and a member is no creator", () => {
  expect(() => authorizeMember(creator, "campaigns.read")).toThrow("does not allow this");
  expect(() => authorizeMember({ kind: "system", name: "visitor", organizationId: null }, "campaigns.read")).toThrow("does not allow this");
  expect(() => authorizeCreator(member("owner"))).toThrow("Only a creator");
  expect(authorizeCreator(creator)).toBe(creator);
});
