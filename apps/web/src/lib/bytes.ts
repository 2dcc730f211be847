const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
const step = 1_000;

/** A size in bytes for people: 1 536 000 is "1.5 MB" (decimal units, as file managers and stores count). */
export function formatBytes(bytes: number, locale: string): string {
  const power = bytes < step ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[power] ?? "byte",
    unitDisplay: "short",
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(bytes / step ** power);
}
