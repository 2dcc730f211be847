import type { ImportDefaults, ImportField, ImportMapping } from "@fanfare/contracts/creators";
import { platforms, type Platform } from "@fanfare/contracts/platforms";
import { countryCode, languageCode, parseCount, parseShare } from "./import-values.ts";
import { handleKey, parseHandle } from "./handle.ts";

/** A creator as one row of a file describes them. */
export type ImportedCreator = {
  displayName: string;
  platform: Platform;
  handle: string;
  handleKey: string;
  followers: number | null;
  averageViews: number | null;
  /** A share, 0-1. */
  engagementRate: number | null;
  country: string | null;
  languages: string[];
  topics: string[];
  email: string | null;
  bio: string;
};

export type ImportRowOutcome = { ok: true; creator: ImportedCreator } | { ok: false; problem: string };

class RowProblem extends Error {}

/**
 * Understands one row. A row that can't be stored comes back with a sentence that names the column and what is wrong
 * with it; nothing is guessed beyond the mapping.
 */
export function readImportRow(cells: readonly string[], columns: readonly string[], mapping: ImportMapping, defaults: ImportDefaults): ImportRowOutcome {
  try {
    if (cells.length !== columns.length) {
      throw new RowProblem(`The row has ${cells.length} cells where the header has ${columns.length}.`);
    }
    return { ok: true, creator: understand(valueReader(cells, mapping), defaults) };
  } catch (error) {
    if (error instanceof RowProblem) return { ok: false, problem: error.message };
    throw error;
  }
}

type ReadValue = (field: ImportField) => string;

function valueReader(cells: readonly string[], mapping: ImportMapping): ReadValue {
  const position = new Map(Object.entries(mapping).map(([index, field]) => [field, Number(index)]));
  return (field) => {
    const index = position.get(field);
    const value = index === undefined ? "" : (cells[index] ?? "").normalize("NFC").trim();
    if (value.length > 2_000) throw new RowProblem(`The ${words[field]} is longer than 2,000 characters.`);
    if (/\p{Cc}/u.test(value.replace(/[\n\r\t]/g, ""))) throw new RowProblem(`The ${words[field]} holds characters that can't be shown.`);
    return value;
  };
}

const words: Record<ImportField, string> = {
  handle: "handle", profileUrl: "profile link", displayName: "name", platform: "platform", followers: "followers", averageViews: "average views",
  engagementRate: "engagement rate", country: "country", language: "language", email: "e-mail", topics: "topics", bio: "bio",
};

function understand(read: ReadValue, defaults: ImportDefaults): ImportedCreator {
  const account = accountOf(read, defaults);
  const language = parsed(read, "language", languageCode) ?? defaults.language;
  return {
    displayName: (read("displayName") || account.handle).slice(0, 160),
    ...account,
    handleKey: handleKey(account.handle),
    followers: parsed(read, "followers", parseCount),
    averageViews: parsed(read, "averageViews", parseCount),
    engagementRate: parsed(read, "engagementRate", parseShare),
    country: parsed(read, "country", countryCode) ?? defaults.country,
    languages: language === null ? [] : [language],
    topics: read("topics").split(/[,;|]/).map((topic) => topic.trim().toLowerCase()).filter(Boolean).slice(0, 20),
    email: parsed(read, "email", (text) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text : undefined)),
    bio: read("bio"),
  };
}

/** An empty cell is unknown; a cell that can't be read is a problem and never silently unknown. */
function parsed<T>(read: ReadValue, field: ImportField, parse: (text: string) => T | undefined): T | null {
  const text = read(field);
  if (text === "") return null;
  const value = parse(text);
  if (value === undefined) throw new RowProblem(`The ${words[field]} “${text.slice(0, 60)}” can't be understood.`);
  return value;
}

function accountOf(read: ReadValue, defaults: ImportDefaults): { platform: Platform; handle: string } {
  const source = read("handle") || read("profileUrl");
  if (source === "") throw new RowProblem("There is no handle and no profile link.");
  const found = parseHandle(source);
  if (found === null) throw new RowProblem(`The handle “${source.slice(0, 60)}” can't be understood.`);
  const named = parsed(read, "platform", (text) => platforms.find((platform) => platform === text.toLowerCase().replace("twitter", "x")));
  const platform = found.platform ?? named ?? defaults.platform;
  if (platform === null) throw new RowProblem("The platform is not known: map a platform column or choose one for all rows.");
  return { platform, handle: found.handle };
}
