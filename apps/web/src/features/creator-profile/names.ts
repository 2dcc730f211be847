type Choice = { value: string; label: string };

// ISO 3166-1 alpha-2 without the codes that CLDR does not name are found by asking CLDR for each pair of letters.
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const pairs = letters.flatMap((first) => letters.map((second) => first + second));
const notCountries = new Set(["EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"]);

function choices(locale: string, type: "region" | "language", codes: readonly string[]): Choice[] {
  const names = new Intl.DisplayNames([locale], { type, fallback: "none" });
  return codes
    .flatMap((value) => {
      const label = names.of(value);
      return label ? [{ value, label }] : [];
    })
    .sort((left, right) => left.label.localeCompare(right.label, locale));
}

// A code of the past (DD) is written today as another one (DE).
const isPresent = (pair: string): boolean => Intl.getCanonicalLocales(`und-${pair}`)[0] === `und-${pair}`;

/** Countries by their names in a language, in its order. */
export const countryNames = (locale: string): Choice[] => choices(locale, "region", pairs.filter((pair) => !notCountries.has(pair) && isPresent(pair)));

/** Languages that have a two-letter code, by their names in a language. */
export const languageNames = (locale: string): Choice[] => choices(locale, "language", pairs.map((pair) => pair.toLowerCase()));
