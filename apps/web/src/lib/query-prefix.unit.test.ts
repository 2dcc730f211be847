import { expect, test } from "vitest";
import { prefixesFor } from "./live.tsx";
import { isUnderPrefix } from "./query-prefix.ts";

test("a query lies under its context, its kind and its own name, and under nothing else", () => {
  const key = [["campaigns", "query", "find-campaigns"], { input: {}, type: "query" }];
  expect(isUnderPrefix(key, "campaigns")).toBe(true);
  expect(isUnderPrefix(key, "campaigns.query.find-campaigns")).toBe(true);
  expect(isUnderPrefix(key, "campaign")).toBe(false);
  expect(isUnderPrefix(key, "payments")).toBe(false);
  expect(isUnderPrefix(["local"], "local")).toBe(false);
});

test("an event refreshes its own context and those that show it", () => {
  expect(prefixesFor("collaborations.offer-agreed.v1")).toContain("payments");
  expect(prefixesFor("messaging.message-sent.v1")).toEqual(["messaging"]);
});
