const cyrillic: Record<string, string> = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "i", к: "k", л: "l", м: "m", н: "n", о: "o",
  п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e",
  ю: "iu", я: "ia", і: "i", ї: "i", є: "ie", ґ: "g", ў: "u",
};
// Letters that are not a base letter with a mark, so that decomposition leaves them alone.
const latin: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" };

const isAscii = (text: string): boolean => !/[^\x00-\x7f]/.test(text);

/**
 * The form in which text is compared: lower case, without accents, Cyrillic in Latin letters, one space between words.
 * Used alike when indexing and when searching, so that any Elasticsearch will do. Transliteration follows
 * ICAO Doc 9303 part 3, table B, without its marks for soft and hard signs.
 */
export function fold(text: string): string {
  // Most text of a catalogue has nothing to transliterate, and this is where indexing spends its time.
  if (isAscii(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
  const plain = text.normalize("NFKD").toLowerCase();
  let folded = "";
  // й and ё decompose into a letter and a mark: compose them again before the table is asked.
  for (const letter of plain.normalize("NFC")) folded += cyrillic[letter] ?? latin[letter] ?? letter.normalize("NFD").replace(/\p{M}/gu, "");
  return folded.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

