import { createHash } from "node:crypto";

const HOUR_MS = 3_600_000;
/** Growth fades by 1/e in three days, as with most posts. */
const FADE_HOURS = 72;

/** Views gained between two moments (ms): `growth * fade * (1 - e^(-hours/fade))`. */
export function gainedViews(growthPerHour: number, from: number, to: number): number {
  const hours = Math.max(0, to - from) / HOUR_MS;
  return Math.floor(growthPerHour * FADE_HOURS * (1 - Math.exp(-hours / FADE_HOURS)));
}

/** A number from 0 to 1 that follows from the text alone. */
export function fractionOf(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) / 0xffff_ffff;
}

/** Decimal digits that follow from the text alone, the first not 0. */
export function digitsOf(text: string, length: number): string {
  const digits = BigInt(`0x${createHash("sha256").update(text).digest("hex")}`).toString();
  return `1${digits.slice(-(length - 1))}`;
}
