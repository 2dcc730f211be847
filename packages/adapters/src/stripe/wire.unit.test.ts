import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Transfer, toForm, toTransfer } from "./wire.ts";

describe("the form that is sent", () => {
  it("puts nested keys in brackets and leaves out what is not given", () => {
    const form = toForm({ amount: "5", controller: { fees: { payer: "application" } }, email: undefined, metadata: { "a&b": "c=d" } });
    expect([...form]).toEqual([
      ["amount", "5"],
      ["controller[fees][payer]", "application"],
      ["metadata[a&b]", "c=d"],
    ]);
  });
});

describe("a transfer that is read", () => {
  const wire = { id: "tr_1", amount: 52_000, amount_reversed: 0, currency: "eur", destination: "acct_1", transfer_group: "g", created: 1_795_000_000 };

  it("keeps amounts as whole minor units", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (amount) => {
        const transfer = toTransfer(Transfer.parse({ ...wire, amount }));
        expect(transfer.amount).toEqual({ minor: BigInt(amount), currency: "EUR" });
      }),
    );
  });

  it.each([
    ["a broken amount", { amount: 1.5 }],
    ["an amount as text", { amount: "52000" }],
    ["a currency we do not settle in", { currency: "xyz" }],
    ["no id", { id: undefined }],
    ["another object's id", { id: "acct_1" }],
  ])("is refused with %s", (_what, changes) => {
    expect(Transfer.safeParse({ ...wire, ...changes }).success).toBe(false);
  });
});
