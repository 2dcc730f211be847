import type { Platform } from "@fanfare/contracts/platforms";
import { fold, type CreatorDocument } from "@fanfare/domain/discovery";
import { accountOf, followersOf } from "./accounts.ts";
import { audienceOf } from "./audiences.ts";
import { inventName } from "./names.ts";
import { places, type Place } from "./places.ts";
import { between, pick, pickSome, seeded, seedOf, weighted, type Random } from "./random.ts";
import { bioIn, subjects, type Subject } from "./subjects.ts";

const placeOf = weighted(places.map((place) => [place, place.weight] as const));
const genderOf = weighted([["female", 47], ["male", 42], ["nonbinary", 2], ["organization", 4], [null, 5]] as const);
const networkOf = weighted<Platform>([["instagram", 40], ["tiktok", 27], ["youtube", 20], ["twitch", 6], ["x", 7]]);
const networksOf = weighted([[1, 55], [2, 32], [3, 13]] as const);
const contacts = ["email", "website", "phone", "telegram", "whatsapp", "discord", "linktree", "agency"] as const;
const formats: Record<Platform, string> = { youtube: "video", instagram: "reel", tiktok: "video", twitch: "stream", x: "post" };

/** Whose list they are on; null: public, as people who signed up by themselves. `today` is what ages and dates count from. */
export type SeedOptions = { organizationId: string | null; today: Date };

/**
 * The creator number `index` of a series, the same for the same seed and day. Everybody is invented, and the figures hang
 * together as those of real accounts do: heavy-tailed followers, engagement that falls with them, growth, a few fakes.
 */
export function creatorOf(seed: number, index: number, { organizationId, today }: SeedOptions): CreatorDocument {
  const random = seeded(seedOf(seed, index));
  const id = idOf(random, seed, index);
  const home = placeOf(random);
  const gender = genderOf(random);
  const displayName = inventName(random, home.names, gender);
  const themes = pickSome(random, subjects, 1 + Math.floor(random() * 3));
  const language = home.languages[0]!;
  const accounts = accountsOf(random, { seed, index, displayName, home, themes, gender, language }, today.getTime());
  return {
    id,
    version: 0,
    organizationId,
    displayName,
    bio: bioIn(language, themes[0]!, themes.at(-1)!),
    country: random() < 0.96 ? home.country : null,
    city: random() < 0.7 ? pick(random, home.cities) : null,
    gender,
    birthYear: gender === "organization" || random() < 0.3 ? null : today.getUTCFullYear() - Math.round(between(random, 17, 52)),
    languages: random() < 0.4 ? home.languages.slice(0, 2) : [language],
    topics: themes.map(({ topic }) => topic),
    brands: random() < 0.35 ? pickSome(random, themes.flatMap(({ brands }) => brands), 2) : [],
    contactKinds: random() < 0.6 ? [...new Set(["email", ...pickSome(random, contacts, 2)])] : [],
    source: organizationId === null ? "self" : "import",
    rates: random() < 0.2 ? [rateOf(random, accounts[0]!)] : [],
    accounts,
  };
}

type Who = { seed: number; index: number; displayName: string; home: Place; themes: Subject[]; gender: string | null; language: string };

/** One account on each of one to three networks, the largest first; a smaller one has a part of the largest one's followers. */
function accountsOf(random: Random, who: Who, today: number) {
  const handle = `${fold(who.displayName).replaceAll(" ", "_").slice(0, 16)}_${who.seed.toString(36)}_${who.index.toString(36)}`;
  const isBought = random() < 0.04;
  const networks = new Set<Platform>();
  for (let count = networksOf(random); networks.size < count; ) networks.add(networkOf(random));
  const owner = { handle, language: who.language, subjects: who.themes, isBought, audience: () => audienceOf(random, who.home, who.themes, who.gender, isBought) };
  let followers = followersOf(random);
  return [...networks].map((platform) => {
    const account = accountOf(random, idOf(random, who.seed, who.index), platform, followers, owner, today);
    followers = Math.max(100, Math.round(followers * between(random, 0.03, 0.8)));
    return account;
  });
}

function rateOf(random: Random, { platform, followers }: { platform: Platform; followers: number | null }) {
  return { platform, format: formats[platform], amount: 1_000 * Math.max(3, Math.round(((followers ?? 0) ** 0.78) * between(random, 0.02, 0.05))), currency: pick(random, ["EUR", "USD", "GBP"] as const) };
}

const beginning = Date.UTC(2026, 0, 1);
const hex = (random: Random, digits: number) => Math.floor(random() * 16 ** digits).toString(16).padStart(digits, "0");

/** A UUID of version 7 that follows from the seed: rising with the index, as ids do that were given one after another. */
function idOf(random: Random, seed: number, index: number): string {
  const time = (beginning + index + (seed % 1_000) * 10_000_000).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(random, 3)}-${"89ab"[Math.floor(random() * 4)]!}${hex(random, 3)}-${hex(random, 6)}${hex(random, 6)}`;
}
