import type { Currency, Money as WireMoney } from "@fanfare/contracts/money";
import { DomainError } from "./errors.ts";

/** An amount in minor units of one currency. Arithmetic between two currencies is an error, never a conversion. */
export type Money = { readonly minor: bigint; readonly currency: Currency };

export const money = (minor: bigint, currency: Currency): Money => ({ minor, currency });
export const zero = (currency: Currency): Money => money(0n, currency);
export const fromWire = (wire: WireMoney): Money => money(BigInt(wire.amount), wire.currency);
export const toWire = (value: Money): WireMoney => ({ amount: value.minor.toString(), currency: value.currency });

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) {
    throw new DomainError("rule-broken", "kernel.currency-mismatch", `An amount in ${b.currency} can't be used where ${a.currency} is expected.`);
  }
}

export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.minor + b.minor, a.currency);
}

export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.minor - b.minor, a.currency);
}

export function isAtMost(a: Money, b: Money): boolean {
  sameCurrency(a, b);
  return a.minor <= b.minor;
}

/**
 * Splits an amount by whole weights with the largest-remainder method (Hamilton): the parts add up to the whole,
 * ties go to the earlier part. Weights are non-negative and not all zero.
 */
export function split(whole: Money, weights: readonly bigint[]): Money[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || weights.some((weight) => weight < 0n)) {
    throw new DomainError("invalid", "kernel.bad-weights", "An amount can only be split by weights of zero or more that are not all zero.");
  }
  const sign = whole.minor < 0n ? -1n : 1n;
  const size = whole.minor * sign;
  const parts = weights.map((weight, index) => ({ index, floor: (size * weight) / total, remainder: (size * weight) % total }));
  let left = size - parts.reduce((sum, part) => sum + part.floor, 0n);
  for (const part of [...parts].sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))) {
    if (left === 0n) break;
    part.floor += 1n;
    left -= 1n;
  }
  return parts.map((part) => money(part.floor * sign, whole.currency));
}
