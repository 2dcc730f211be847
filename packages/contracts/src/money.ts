import { z } from "zod";

/** ISO 4217 currencies we settle in, with the exponent of the minor unit. Source: ISO 4217 list one. */
export const currencyExponents = { EUR: 2, USD: 2, GBP: 2, CHF: 2, PLN: 2, RUB: 2, JPY: 0, KWD: 3 } as const;
export type Currency = keyof typeof currencyExponents;
export const Currency = z.enum(Object.keys(currencyExponents) as [Currency, ...Currency[]]);

/** Minor units as a decimal string: JSON has no bigint, and a number would lose cents. At most 15 digits. */
export const MinorUnits = z.string().regex(/^-?\d{1,15}$/, "An amount is a whole number of minor units.");

/** An amount on the wire: `{ amount: "52000", currency: "EUR" }` is 520.00 EUR. */
export const Money = z.strictObject({ amount: MinorUnits, currency: Currency });
export type Money = z.infer<typeof Money>;

/** An amount greater than zero: offers, deposits, budgets. */
export const PositiveMoney = Money.refine((money) => /^\d+$/.test(money.amount) && !/^0+$/.test(money.amount), {
  message: "The amount has to be greater than zero.",
  path: ["amount"],
});
