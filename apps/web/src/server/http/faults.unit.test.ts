import { DomainError, invalidField } from "@fanfare/domain/kernel";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { SignUpInput } from "@fanfare/contracts/identity";
import { expect, test } from "vitest";
import { z } from "zod";
import { faultOf, isDomainError, localizeFields, toTrpcError } from "./faults.ts";

test.each([
  ["invalid", 400],
  ["forbidden", 403],
  ["not-found", 404],
  ["conflict", 409],
  ["rule-broken", 422],
  ["unavailable", 503],
] as const)("a refusal of kind %s answers with status %i and keeps its sentence", (kind, status) => {
  const error = toTrpcError(new DomainError(kind, "test.code", "What happened and what to do.", { details: { free: "120" } }));
  expect(getHTTPStatusCodeFromError(error)).toBe(status);
  expect(faultOf(error)).toEqual({ code: "test.code", kind, message: "What happened and what to do.", details: { free: "120" } });
});

test("a field's refusal names the field", () => {
  expect(faultOf(toTrpcError(invalidField("test.code", "email", "Not an address.")))).toMatchObject({ fields: { email: "Not an address." } });
});

test("a wrong input gives each field its sentence, also fields nobody knows", () => {
  const parsed = z.strictObject({ budget: z.strictObject({ amount: z.string("Write an amount.") }) }).safeParse({ budget: { amount: 5 }, extra: 1 });
  const fault = faultOf(new TRPCError({ code: "BAD_REQUEST", cause: parsed.error }));
  expect(fault).toMatchObject({ kind: "invalid", fields: { "budget.amount": "Write an amount.", extra: "This field is not known here. Leave it out." } });
});

test("an error nobody meant is one sentence with an id, the same id each time it is asked for, and never its own words", () => {
  const error = new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: new Error("SELECT secret FROM people") });
  const fault = faultOf(error);
  expect(fault.kind).toBe("unexpected");
  expect(fault.errorId).toBeTruthy();
  expect(JSON.stringify(fault)).not.toContain("SELECT");
  expect(faultOf(error)).toBe(fault);
});

test("an output that breaks its own contract is our failure, not the caller's", () => {
  const cause = z.string().safeParse(1).error;
  expect(faultOf(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause })).kind).toBe("unexpected");
});

test("a refusal is known by its form, whichever copy of the class it is", () => {
  const copy = Object.assign(new Error("No."), { kind: "conflict", code: "test.code", fields: {}, details: {} });
  expect(isDomainError(copy)).toBe(true);
  expect(isDomainError(Object.assign(new Error("No."), { code: "ECONNREFUSED" }))).toBe(false);
});

test("fields are told in the language of whoever asks, from an input and from a refusal alike", () => {
  const parsed = SignUpInput.safeParse({ name: "", email: "x", password: "short", more: 1 });
  const fault = localizeFields(new TRPCError({ code: "BAD_REQUEST", cause: parsed.error }), "ru");
  expect(fault.fields).toEqual({
    name: "Это нужно заполнить.",
    email: "Это не похоже на адрес почты. Он выглядит как name@example.com.",
    password: "Не короче 10 знаков.",
    more: "Такого поля здесь нет. Уберите его.",
  });
  const taken = toTrpcError(invalidField("identity.email-taken", "email", "There is an account with this address already. Sign in instead."));
  expect(localizeFields(taken, "ru").fields).toEqual({ email: "Аккаунт с этой почтой уже есть. Войдите в него." });
  expect(localizeFields(taken, "en").fields).toEqual({ email: "There is an account with this address already. Sign in instead." });
});
