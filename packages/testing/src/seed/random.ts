/** Numbers from 0 to before 1 that look random and are the same for the same seed (mulberry32). */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed of its own for the thing number `index` of a series, so that any part of the series can be made alone. */
export function seedOf(seed: number, index: number): number {
  let mixed = Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0xc2b2ae35);
  return mixed ^ (mixed >>> 13);
}

export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

/** `count` different ones of a list, at most all of them. */
export function pickSome<T>(random: Random, from: readonly T[], count: number): T[] {
  const chosen = new Set<T>();
  for (let attempt = 0; chosen.size < Math.min(count, from.length) && attempt < count * 4; attempt += 1) chosen.add(pick(random, from));
  return [...chosen];
}

/** Picks by weight: prepared once, as sums up to each item. */
export function weighted<T>(items: readonly (readonly [T, number])[]): (random: Random) => T {
  let sum = 0;
  const upTo = items.map(([, weight]) => (sum += weight));
  return (random) => {
    const at = random() * sum;
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return items[low]![0];
  };
}

/** A normal deviate with mean 0 and deviation 1 (Box and Muller). */
export const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A factor around 1 whose logarithm is normal. */
export const spread = (random: Random, deviation: number): number => Math.exp(normal(random) * deviation);

export const between = (random: Random, low: number, high: number): number => low + random() * (high - low);

/** Shares in falling order that add up to `total`. */
export function shares<T extends string>(random: Random, names: readonly T[], total: number): Record<T, number> {
  const parts = names.map((_, place) => between(random, 0.6, 1.4) / (place + 1) ** 1.4);
  const sum = parts.reduce((before, part) => before + part, 0);
  return Object.fromEntries(names.map((name, place) => [name, Math.floor((parts[place]! / sum) * total * 1_000) / 1_000])) as Record<T, number>;
}
