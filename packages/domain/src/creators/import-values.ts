const names = { language: new Intl.DisplayNames(["en"], { type: "language" }), region: new Intl.DisplayNames(["en"], { type: "region" }) };
const alphabet = [..."abcdefghijklmnopqrstuvwxyz"];
const pairs = alphabet.flatMap((first) => alphabet.map((second) => first + second));

const byName = (type: "language" | "region"): Map<string, string> => {
  const found = new Map<string, string>();
  for (const pair of pairs) {
    const code = type === "region" ? pair.toUpperCase() : pair;
    const name = names[type].of(code);
    if (name && name.toLowerCase() !== pair && !name.startsWith("Unknown")) found.set(name.toLowerCase(), code);
  }
  return found;
};
const languages = byName("language");
const regions = byName("region");
// Names that people and products write and CLDR does not list first.
const otherNames: Record<string, string> = { usa: "US", uk: "GB", "great britain": "GB", england: "GB", turkey: "TR", "czech republic": "CZ", korea: "KR", "south korea": "KR" };

/** ISO 639-1 of a code or an English name ("de", "German"); undefined when it is neither. Names: CLDR, through Intl. */
export function languageCode(text: string): string | undefined {
  const key = text.trim().toLowerCase();
  if (languages.has(key)) return languages.get(key);
  const code = key.split(/[-_]/)[0]!;
  return [...languages.values()].includes(code) ? code : undefined;
}

/** ISO 3166-1 alpha-2 of a code or an English name ("DE", "Germany"); undefined when it is neither. */
export function countryCode(text: string): string | undefined {
  const key = text.trim().toLowerCase();
  const code = otherNames[key] ?? regions.get(key) ?? key.toUpperCase();
  return [...regions.values()].includes(code) ? code : undefined;
}

/**
 * A count as people write it: 1234, "1,234", "1 234", "1.2M", "12k". Undefined when it is no whole count of zero or more.
 * A lone separator before exactly three digits groups thousands, as in all exports seen so far.
 */
export function parseCount(text: string): number | undefined {
  const match = /^(\d+(?:[.,]\d+)?|\d{1,3}(?:[ ,.' ]\d{3})+)\s*([kmb])?$/i.exec(text.trim());
  if (!match) return undefined;
  const factor = { k: 1e3, m: 1e6, b: 1e9 }[(match[2] ?? "").toLowerCase()] ?? 1;
  const grouped = /^\d{1,3}([ ,.' ]\d{3})+$/.test(match[1]!) && factor === 1;
  const value = grouped ? Number(match[1]!.replace(/\D/g, "")) : Number(match[1]!.replace(",", ".")) * factor;
  return Number.isFinite(value) && value <= 1e11 && (factor > 1 || Number.isInteger(value)) ? Math.round(value) : undefined;
}

/** A share 0-1 from "3.4%", "3.4" (percent, when above 1) or "0.034". Undefined when it is none, or above 1,000 %. */
export function parseShare(text: string): number | undefined {
  const match = /^(\d+(?:[.,]\d+)?)\s*(%)?$/.exec(text.trim());
  if (!match) return undefined;
  const value = Number(match[1]!.replace(",", "."));
  const share = match[2] || value > 1 ? value / 100 : value;
  return share <= 10 ? share : undefined;
}
