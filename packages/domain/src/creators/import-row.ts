import type { ImportDefaults, ImportField, ImportMapping } from "@fanfare/contracts/creators";
import type { Currency } from "@fanfare/contracts/money";
import { platforms, type Platform } from "@fanfare/contracts/platforms";
import { handleKey, parseHandle } from "./handle.ts";
import { parsePlace } from "./import-place.ts";
import {
  birthYearOfAge, countryCode, isUnknown, languageCode, parseAverage, parseBirthYear, parseCount, parseFlag, parseGender, parsePast, parsePrice, parseShare, type ImportedGender,
} from "./import-values.ts";

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
  averageLikes: number | null;
  averageComments: number | null;
  averageShares: number | null;
  postCount: number | null;
  /** ISO 8601. */
  lastPostAt: string | null;
  isVerified: boolean | null;
  /** A share, 0-1. */
  audienceCredibility: number | null;
  country: string | null;
  city: string | null;
  gender: ImportedGender | null;
  birthYear: number | null;
  languages: string[];
  topics: string[];
  email: string | null;
  bio: string;
  /** For a post, in minor units. */
  price: { amount: number; currency: Currency } | null;
};

export type ImportRowOutcome = { ok: true; creator: ImportedCreator } | { ok: false; problem: string };

class RowProblem extends Error {}

/**
 * Understands one row. A row that can't be stored comes back with a sentence that names the column and what is wrong
 * with it; nothing is guessed beyond the mapping. `today` is what ages count from.
 */
export function readImportRow(cells: readonly string[], columns: readonly string[], mapping: ImportMapping, defaults: ImportDefaults, today: Date): ImportRowOutcome {
  try {
    if (cells.length !== columns.length) {
      throw new RowProblem(`The row has ${cells.length} cells where the header has ${columns.length}.`);
    }
    return { ok: true, creator: understand(valueReader(cells, mapping), defaults, today) };
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
  handle: "handle", profileUrl: "profile link", displayName: "name", lastName: "last name", platform: "platform", followers: "followers", averageViews: "average views",
  engagementRate: "engagement rate", averageLikes: "average likes", averageComments: "average comments", averageShares: "average shares", postCount: "number of posts",
  lastPost: "last post", isVerified: "verified mark", audienceCredibility: "audience credibility", country: "country", city: "city", location: "location", gender: "gender",
  age: "age", birthYear: "year of birth", language: "language", email: "e-mail", topics: "topics", bio: "bio", price: "price",
};

function understand(read: ReadValue, defaults: ImportDefaults, today: Date): ImportedCreator {
  const account = accountOf(read, defaults);
  return {
    displayName: nameOf(read) || account.handle,
    ...account,
    handleKey: handleKey(account.handle),
    ...figuresOf(read, today),
    ...personOf(read, defaults, today),
    topics: known(read, "topics").split(/[,;|]/).map((topic) => topic.trim().toLowerCase()).filter(Boolean).slice(0, 20),
    bio: read("bio"),
    price: parsed(read, "price", parsePrice),
  };
}

const nameOf = (read: ReadValue): string => [known(read, "displayName"), known(read, "lastName")].filter(Boolean).join(" ").slice(0, 160);

function figuresOf(read: ReadValue, today: Date) {
  const credible = (text: string) => {
    const share = parseShare(text);
    return share !== undefined && share <= 1 ? share : undefined;
  };
  return {
    followers: parsed(read, "followers", parseCount),
    averageViews: parsed(read, "averageViews", parseAverage),
    engagementRate: parsed(read, "engagementRate", parseShare),
    averageLikes: parsed(read, "averageLikes", parseAverage),
    averageComments: parsed(read, "averageComments", parseAverage),
    averageShares: parsed(read, "averageShares", parseAverage),
    postCount: parsed(read, "postCount", parseCount),
    lastPostAt: parsed(read, "lastPost", (text) => parsePast(text, today)?.toISOString()),
    isVerified: parsed(read, "isVerified", parseFlag),
    audienceCredibility: parsed(read, "audienceCredibility", credible),
  };
}

function personOf(read: ReadValue, defaults: ImportDefaults, today: Date) {
  const place = parsePlace(known(read, "location"));
  const languages = parsed(read, "language", listOf(languageCode)) ?? (defaults.language === null ? [] : [defaults.language]);
  return {
    country: parsed(read, "country", countryCode) ?? place.country ?? defaults.country,
    city: known(read, "city").slice(0, 80) || place.city,
    gender: parsed(read, "gender", parseGender),
    birthYear: parsed(read, "birthYear", (text) => parseBirthYear(text, today)) ?? parsed(read, "age", (text) => birthYearOfAge(text, today)),
    languages,
    // Products put several addresses into one cell; the first is the one they write to.
    email: parsed(read, "email", (text) => [text.split(/[,;|\s]+/)[0]!].find((address) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address))),
  };
}

/** All values of a cell that holds several, or undefined when one of them can't be understood. */
const listOf =
  <T>(parse: (text: string) => T | undefined) =>
  (text: string): T[] | undefined => {
    const values = text.split(/[,;|]/).map((part) => part.trim()).filter(Boolean).map(parse);
    return values.every((value) => value !== undefined) ? [...new Set(values)].slice(0, 10) : undefined;
  };

/** A cell, or nothing where it says that the value is not known. */
function known(read: ReadValue, field: ImportField): string {
  const text = read(field);
  return isUnknown(text) ? "" : text;
}

/** An empty cell is unknown; a cell that can't be read is a problem and never silently unknown. */
function parsed<T>(read: ReadValue, field: ImportField, parse: (text: string) => T | undefined): T | null {
  const text = known(read, field);
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
  const platform = found.platform ?? parsed(read, "platform", platformNamed) ?? defaults.platform;
  if (platform === null) throw new RowProblem("The platform is not known: map a platform column or choose one for all rows.");
  return { platform, handle: found.handle };
}

const platformWords: Record<string, Platform> = { twitter: "x", "x (twitter)": "x", "twitter/x": "x", "x/twitter": "x", ig: "instagram", yt: "youtube", tt: "tiktok" };

/** "Instagram", "TikTok", "IG", "X (Twitter)"; also as products that name the kind of work do: "youtube_channel". */
function platformNamed(text: string): Platform | undefined {
  const word = text.toLowerCase().replace(/[\s_]+/g, " ").trim();
  return platformWords[word] ?? platforms.find((platform) => platform === word.replace(/ /g, "").replace(/(channel|account|profile)$/, ""));
}
