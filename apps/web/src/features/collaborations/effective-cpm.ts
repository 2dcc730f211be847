import type { Money } from "@fanfare/contracts/money";

/** What a thousand expected views cost, rounded to the minor unit (cost per mille = price / views x 1,000); null when the views are not known. */
export function effectiveCpm(price: Money, expectedViews: number | null): Money | null {
  if (expectedViews === null || expectedViews <= 0) return null;
  const views = BigInt(Math.round(expectedViews));
  if (views === 0n) return null;
  return { amount: ((BigInt(price.amount) * 2000n + views) / (views * 2n)).toString(), currency: price.currency };
}

/** How far one amount is from another: the difference in minor units and as a share of the first. */
export function changeOf(from: Money, to: Money): { difference: Money; share: number } {
  const difference = BigInt(to.amount) - BigInt(from.amount);
  return { difference: { amount: difference.toString(), currency: to.currency }, share: Number(difference) / Number(from.amount) };
}
