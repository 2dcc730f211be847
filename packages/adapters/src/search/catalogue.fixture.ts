import { accountTypes, ageBrackets, AccountMetrics, contactKinds, genders, postKinds, type Audience } from "@fanfare/contracts/creator-metrics";
import { marks } from "@fanfare/contracts/discovery";
import { platforms } from "@fanfare/contracts/platforms";
import type { AccountFacts, CreatorDocument } from "@fanfare/domain/discovery";

/** Numbers that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const mine = "0190a000-0000-7000-8000-0000000000aa";
export const theirs = "0190a000-0000-7000-8000-0000000000bb";

const names = ["Anna Weber", "Café Central", "Михаил Чехов", "Zoë Laurent", "Bao Nguyen", "Lena Østergård", "Max Power", "Wanda Wild", "Ivan Petrov", "Straße Musik"];
const bios = ["Outdoor cooking in the Alps", "I test games and gear", "Daily running, slow coffee", "Vegan kitchen from Berlin", ""];
const captions = ["My new camera is here", "Slow coffee on a mountain", "Free* shipping (really) today", "Training for the marathon"];
export const pools = {
  countries: ["DE", "FR", "US", "PL"], cities: ["Berlin", "München", "Paris", "New York", "Łódź"], languages: ["de", "en", "fr", "ru"],
  topics: ["Outdoor", "Gaming", "Café & Food", "Running", "Beauty"], brands: ["Acme", "Übermut", "Nordlicht"], hashtags: ["#SlowCoffee", "#Running", "#acme"], mentions: ["@acme", "@Nord_Licht"],
  games: ["Chess", "Rocket Arena"], interests: ["Sport", "Food & Drink"],
} as const;

/** A catalogue of every kind of creator: some with everything known, some with hardly anything. */
export function catalogue(size: number, seed = 7): CreatorDocument[] {
  const random = seeded(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const some = <T>(values: readonly T[], share = 0.4): T[] => values.filter(() => random() < share);
  const maybe = <T>(make: () => T, share = 0.75): T | null => (random() < share ? make() : null);
  const count = (most: number) => Math.floor(random() ** 3 * most);
  const rounded = (value: number) => Math.round(value * 1_000) / 1_000;
  const figure = <T>(value: T | null) => ({ value, version: 1, reason: value === null ? "too-little" : null });
  const id = () => `0190b000-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
  const hex = (digits: number) => Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join("");

  function shares(values: readonly string[]): Record<string, number> {
    let left = 1;
    return Object.fromEntries(some(values, 0.7).map((value) => {
      const share = Math.round(random() * left * 100) / 100;
      left -= share;
      return [value, share];
    }));
  }

  const audience = (): Audience => ({
    basis: pick(["followers", "likers", "commenters", "viewers"]), countries: shares(pools.countries), cities: shares(pools.cities), languages: shares(pools.languages),
    genders: shares(["female", "male"]), ages: shares(ageBrackets), interests: shares(pools.interests), brands: shares(pools.brands), credibility: maybe(() => rounded(random())),
  });

  const post = (): AccountFacts["posts"][number] => ({
    url: `https://fanfare.example/${hex(8)}`, kind: pick(postKinds), publishedAt: "2026-06-01T00:00:00.000Z", caption: pick(captions), hashtags: some(pools.hashtags), mentions: some(pools.mentions),
    isSponsored: random() < 0.3, views: null, likes: null, comments: null, shares: null, saves: null,
  });

  const growth = () => figure(maybe(() => Object.fromEntries((["7", "30", "90", "180", "365"] as const).map((days) => [days, rounded(random() * 3 - 1)]))));

  const account = (platform: AccountFacts["platform"], place: number): AccountFacts => ({
    id: id(), platform, handle: `${pick(["wild", "slow", "daily", "big"])}_${platform}.${place}`, followers: maybe(() => count(2_000_000), 0.85), averageViews: maybe(() => count(900_000)),
    engagementRate: maybe(() => rounded(random() * 0.2)),
    metrics: AccountMetrics.parse({
      averageLikes: maybe(() => count(50_000)), averageComments: maybe(() => count(2_000)), averageShares: maybe(() => count(500)), averageSaves: maybe(() => count(500)), reelsViews: maybe(() => count(90_000)),
      shortsViews: maybe(() => count(90_000)), liveViewers: maybe(() => count(9_000)), hoursStreamed: maybe(() => count(200)), activeDaysPerWeek: maybe(() => rounded(random() * 7)), following: null,
    }),
    accountType: maybe(() => pick(accountTypes)), isVerified: random() < 0.3, isPrivate: random() < 0.2, isOfficialArtist: random() < 0.2,
    lastPostAt: maybe(() => new Date(Date.now() - count(900) * 86_400_000 - 7_200_000).toISOString()), postCount: maybe(() => count(5_000)), games: some(pools.games), audience: maybe(audience, 0.7), history: [],
    posts: Array.from({ length: count(4) }, post),
    figures: {
      engagementRate: figure(maybe(() => rounded(random() * 0.2), 0.5)), engagements: figure(maybe(() => count(60_000))), followersGrowth: growth(), likesGrowth: growth(), viewsGrowth: growth(),
      commentsMark: figure(maybe(() => pick(marks))), reactionsMark: figure(maybe(() => pick(marks))), authenticity: figure(maybe(() => Math.floor(random() * 101))),
      estimatedReach: figure(maybe(() => count(400_000))), estimatedPrice: figure(maybe(() => count(500_000))),
    },
  });

  function accounts(place: number): AccountFacts[] {
    const made = some(platforms, 0.45).map((platform) => account(platform, place));
    return made.toSorted((one, other) => (other.followers ?? -1) - (one.followers ?? -1));
  }

  return Array.from({ length: size }, (_, place): CreatorDocument => ({
    id: id(), version: 1, organizationId: place % 7 === 3 ? theirs : place % 3 === 0 ? null : mine, displayName: `${names[place % names.length]} ${place}`, bio: pick(bios),
    country: maybe(() => pick(pools.countries)), city: maybe(() => pick(pools.cities)), gender: maybe(() => pick(genders)), birthYear: maybe(() => 1970 + Math.floor(random() * 40)),
    languages: some(pools.languages), topics: some(pools.topics), brands: some(pools.brands), contactKinds: some(contactKinds, 0.1), source: place % 3 === 0 ? "self" : "import",
    rates: some(["EUR", "USD"] as const, 0.5).map((currency) => ({ platform: pick(platforms), format: "post", amount: count(300_000), currency })), accounts: accounts(place),
  }));
}
