"use client";

import { useFormatter } from "next-intl";
import { useMemo } from "react";

/** A number in words, null where it is not known: the screen says then why. */
export type WriteNumber = (value: number | null | undefined) => string | null;

/** How figures of accounts are written wherever they are shown: shortened counts, shares 0-1 as percent, changes with their sign. */
export function useNumbers(): { compact: WriteNumber; percent: WriteNumber; change: WriteNumber; whole: WriteNumber } {
  const { number } = useFormatter();
  return useMemo(() => {
    const known = (write: (value: number) => string): WriteNumber => (value) => (value === null || value === undefined ? null : write(value));
    return {
      compact: known((count) => number(count, { notation: "compact", maximumFractionDigits: 1 })),
      percent: known((share) => number(share, { style: "percent", maximumFractionDigits: 1 })),
      change: known((share) => number(share, { style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" })),
      whole: known((points) => number(points, { maximumFractionDigits: 0 })),
    };
  }, [number]);
}
