import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { faultMessage, type FaultTranslator, fieldErrors, readFault } from "./faults.ts";

const fault = {
  code: "payments.not-funded",
  kind: "rule-broken",
  message: "The campaign holds less than that.",
  details: { free: "120.00 EUR", parts: ["a"] },
  fields: { "price.amount": "At most 120.00 EUR." },
  errorId: "e-1",
};

function refusal(data: unknown): Error {
  return TRPCClientError.from({ error: { code: -32600, message: "refused", data } });
}

function translator(messages: Record<string, string>): FaultTranslator {
  const translate = (key: string, values: Record<string, string | number> = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), messages[key] ?? key);
  return Object.assign(translate, { has: (key: string) => key in messages });
}

test("a refused command gives its fault and the errors of its fields", () => {
  expect(readFault(refusal({ fault }))).toEqual(fault);
  expect(fieldErrors(refusal({ fault }))).toEqual({ "price.amount": "At most 120.00 EUR." });
});

test("a call that never reached the server is told apart from a failure of ours", () => {
  expect(readFault(TRPCClientError.from(new TypeError("fetch failed"))).code).toBe("client.offline");
  expect(readFault(new Error("boom")).code).toBe("client.unexpected");
  expect(readFault(refusal({ code: "INTERNAL_SERVER_ERROR" })).code).toBe("client.unexpected");
});

test("a message file's sentence wins over the server's, filled with the fault's plain details", () => {
  const known = translator({ "payments.not-funded": "Only {free} is free." });
  expect(faultMessage(fault, known)).toBe("Only 120.00 EUR is free.");
  expect(faultMessage(fault, translator({}))).toBe("The campaign holds less than that.");
});
