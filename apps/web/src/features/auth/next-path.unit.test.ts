import { expect, test } from "vitest";
import { doorPath, nextPath } from "./next-path.ts";

test("after the door one goes on to a path of the installation", () => {
  expect(nextPath("/campaigns/1?tab=brief#x", "/")).toBe("/campaigns/1?tab=brief#x");
});

test.each(["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/a\n/b", "", null])("%j leads nowhere else", (wanted) => {
  expect(nextPath(wanted, "/start")).toBe("/start");
});

test("what is to be remembered travels in the address", () => {
  expect(doorPath("/sign-up", { next: "/invitation/a?b", email: "a@b.example" })).toBe("/sign-up?next=%2Finvitation%2Fa%3Fb&email=a%40b.example");
  expect(doorPath("/sign-in", {})).toBe("/sign-in");
});
