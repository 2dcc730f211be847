import { type Currency, currencyExponents } from "@fanfare/contracts/money";
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatMoney, parseTyped, toDecimal } from "./money.ts";

test.each([
  ["450", "EUR", "45000"],
  ["450.5", "EUR", "45050"],
  ["450,50 €", "EUR", "45050"],
  ["1 250,5", "EUR", "125050"],
  ["1,250", "EUR", "125000"],
  ["1.250,75", "EUR", "125075"],
  ["1,250.75", "USD", "125075"],
  ["0.05", "EUR", "5"],
  [",5", "EUR", "50"],
  ["1500", "JPY", "1500"],
  ["1.250", "KWD", "1250"],
] as const)("typing %s in %s means %s minor units", (text, currency, amount) => {
  expect(parseTyped(text, currency)).toEqual({ money: { amount, currency } });
});

test("words, too many decimals and nothing at all are told apart", () => {
  expect(parseTyped("about 5", "EUR")).toEqual({ fault: "not-a-number" });
  expect(parseTyped("5.005", "USD")).toEqual({ money: { amount: "500500", currency: "USD" } });
  expect(parseTyped("0.005", "USD")).toEqual({ fault: "too-precise" });
  expect(parseTyped("10.5", "JPY")).toEqual({ fault: "too-precise" });
  expect(parseTyped("  ", "EUR")).toEqual({ money: null });
});

test("an amount is shown in the person's language, exact beyond what a float holds", () => {
  expect(formatMoney({ amount: "52000", currency: "EUR" }, "en")).toBe("€520.00");
  expect(formatMoney({ amount: "999999999999999", currency: "EUR" }, "en")).toBe("€9,999,999,999,999.99");
  expect(formatMoney({ amount: "-5", currency: "EUR" }, "en")).toBe("-€0.05");
});

test("what is shown for editing reads back as the same amount", () => {
  const currency = fc.constantFrom(...(Object.keys(currencyExponents) as Currency[]));
  fc.assert(
    fc.property(currency, fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (code, units) => {
      const money = { amount: String(units), currency: code };
      const typed = toDecimal(money);
      expect(parseTyped(typed, code)).toEqual({ money });
    }),
  );
});
