// GOST 7.79-2000 (system B) without its diacritics, as Russian addresses on the web are usually written.
const cyrillic: Record<string, string> = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "yo", ж: "zh", з: "z", и: "i", й: "j", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p",
  р: "r", с: "s", т: "t", у: "u", ф: "f", х: "h", ц: "c", ч: "ch", ш: "sh", щ: "shh", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
  і: "i", ї: "yi", є: "ye", ґ: "g", ў: "u",
};
const ligatures: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
const longest = 48;

/** The address a name suggests: small Latin letters, digits and single hyphens, at least 3 characters. */
export function slugFrom(name: string): string {
  const latin = [...name.toLowerCase()].map((letter) => cyrillic[letter] ?? ligatures[letter] ?? letter).join("");
  const words = latin.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’]/g, "").replace(/[^a-z0-9]+/g, "-");
  const slug = words.slice(0, longest).replace(/^-+|-+$/g, "");
  return slug.length >= 3 ? slug : slug === "" ? "campaign" : `campaign-${slug}`;
}

/** Addresses to try in turn when others are taken: the plain one, numbered ones, then one that is free for certain. */
export function slugCandidates(name: string, random: string): string[] {
  const slug = slugFrom(name);
  return [slug, `${slug}-2`, `${slug}-3`, `${slug}-${random}`];
}
