import type { CreatorFilter, CreatorSort } from "@fanfare/contracts/discovery";
import type { Platform } from "@fanfare/contracts/platforms";
import { fold, type AccountFacts, type CreatorDocument } from "@fanfare/domain/discovery";

type Holds = (creator: CreatorDocument) => boolean;
export type FilterCase = { says: string; filter: CreatorFilter; holds: Holds };

const day = 86_400_000;
const year = new Date().getUTCFullYear();
const largest = (holds: (account: AccountFacts) => boolean): Holds => ({ accounts: [main] }) => main !== undefined && holds(main);
const on = (platform: Platform, holds: (account: AccountFacts) => boolean): Holds => ({ accounts }) => accounts.some((account) => account.platform === platform && holds(account));
const is = (platform: Platform): Holds => on(platform, () => true);
const ours = (account: AccountFacts) => account.figures.engagementRate?.value ?? account.engagementRate ?? -1;
const atLeast = (value: number | null | undefined, bound: number) => value !== null && value !== undefined && value >= bound - 1e-9;
const words = (text: string) => ` ${fold(text)} `;
const says = (text: string, phrase: string) => words(text).includes(words(phrase));
const captions = ({ accounts }: CreatorDocument) => accounts.flatMap(({ posts }) => posts.map(({ caption }) => caption));
const tags = ({ accounts }: CreatorDocument) => accounts.flatMap(({ posts }) => posts.flatMap(({ hashtags }) => hashtags));
const share = (of: (audience: NonNullable<AccountFacts["audience"]>) => number | null | undefined, bound: number): Holds => largest(({ audience }) => audience !== null && atLeast(of(audience), bound));
const asks = ({ rates }: CreatorDocument, currency: string) => rates.filter((rate) => rate.currency === currency).map(({ amount }) => amount);
const estimate = ({ accounts }: CreatorDocument) => accounts[0]?.figures.estimatedPrice?.value ?? null;

/** Conditions of the contract, each beside the same in plain words of the language. */
export const filterCases: readonly FilterCase[] = [
  { says: "on one of the networks", filter: { networks: { include: ["youtube", "twitch"] } }, holds: (one) => is("youtube")(one) || is("twitch")(one) },
  { says: "not on a network", filter: { networks: { exclude: ["instagram"] } }, holds: (one) => !is("instagram")(one) },
  { says: "also on another network", filter: { networks: { include: ["instagram"] }, alsoOn: ["youtube"] }, holds: (one) => is("instagram")(one) && is("youtube")(one) },
  { says: "whose largest account has so many followers", filter: { followers: { min: 20_000, max: 90_000 } }, holds: largest(({ followers }) => followers! >= 20_000 && followers! <= 90_000) },
  { says: "whose account on the network itself is large", filter: { networks: { include: ["tiktok"] }, followers: { min: 20_000 } }, holds: on("tiktok", ({ followers }) => followers! >= 20_000) },
  { says: "with both conditions on one account", filter: { networks: { include: ["tiktok", "youtube"] }, followers: { min: 15_000 }, engagementRate: { min: 0.06 } }, holds: ({ accounts }) => accounts.some((account) => ["tiktok", "youtube"].includes(account.platform) && account.followers! >= 15_000 && ours(account) >= 0.06) },
  { says: "who engage so much", filter: { engagementRate: { min: 0.05 } }, holds: largest((account) => ours(account) >= 0.05) },
  { says: "with so many likes and comments", filter: { averageLikes: { min: 500 }, averageComments: { max: 400 } }, holds: largest(({ metrics }) => atLeast(metrics.averageLikes, 500) && metrics.averageComments !== null && metrics.averageComments <= 400) },
  { says: "whose reels are seen", filter: { reelsViews: { min: 5_000 } }, holds: largest(({ metrics }) => atLeast(metrics.reelsViews, 5_000)) },
  { says: "with viewers of streams", filter: { networks: { include: ["twitch"] }, liveViewers: { min: 50 } }, holds: on("twitch", ({ metrics }) => atLeast(metrics.liveViewers, 50)) },
  { says: "with so many posts", filter: { postCount: { min: 300 } }, holds: largest(({ postCount }) => atLeast(postCount, 300)) },
  { says: "who reach so many", filter: { estimatedReach: { min: 10_000 } }, holds: largest(({ figures }) => atLeast(figures.estimatedReach?.value && Math.round(figures.estimatedReach.value), 10_000)) },
  { says: "who look authentic", filter: { authenticity: { min: 60 } }, holds: largest(({ figures }) => atLeast(figures.authenticity?.value, 60)) },
  { says: "who grew in a month", filter: { growth: [{ metric: "followers", days: 30, min: 0.02 }] }, holds: largest(({ figures }) => (figures.followersGrowth?.value?.["30"] ?? -1) >= 0.02) },
  { says: "with a mark for comments", filter: { commentsMark: ["good", "excellent"] }, holds: largest(({ figures }) => ["good", "excellent"].includes(figures.commentsMark?.value ?? "")) },
  { says: "of a kind of account", filter: { accountTypes: { include: ["business", "brand"] } }, holds: largest(({ accountType }) => accountType === "business" || accountType === "brand") },
  { says: "not of a kind of account, or of an unknown kind", filter: { accountTypes: { exclude: ["creator"] } }, holds: ({ accounts: [main] }) => main?.accountType !== "creator" },
  { says: "who are verified", filter: { isVerified: true }, holds: largest(({ isVerified }) => isVerified) },
  { says: "who are private", filter: { isPrivate: true }, holds: largest(({ isPrivate }) => isPrivate) },
  { says: "who posted lately", filter: { lastPostWithinDays: 5 }, holds: largest(({ lastPostAt }) => lastPostAt !== null && Date.parse(lastPostAt) >= Date.now() - 5 * day) },
  { says: "who post short films but no carousels", filter: { postKinds: { include: ["short"], exclude: ["carousel"] } }, holds: largest(({ posts }) => posts.some(({ kind }) => kind === "short") && !posts.some(({ kind }) => kind === "carousel")) },
  { says: "with paid posts", filter: { hasSponsoredPosts: true }, holds: largest(({ posts }) => posts.some(({ isSponsored }) => isSponsored)) },
  { says: "without paid posts", filter: { hasSponsoredPosts: false }, holds: largest(({ posts }) => posts.length > 0 && !posts.some(({ isSponsored }) => isSponsored)) },
  { says: "who play a game", filter: { games: { include: ["skyharbor"] } }, holds: largest(({ games }) => games.includes("Skyharbor")) },
  { says: "from one of the countries", filter: { countries: { include: ["US", "DE"] } }, holds: ({ country }) => country === "US" || country === "DE" },
  { says: "not from a country", filter: { countries: { exclude: ["US"] } }, holds: ({ country }) => country !== "US" },
  { says: "of a city, however it is written", filter: { cities: { include: ["mumbai", "SÃO PAULO"] } }, holds: ({ city }) => city === "Mumbai" || city === "Sao Paulo" },
  { says: "who speak a language", filter: { languages: { include: ["es", "ru"] } }, holds: ({ languages }) => languages.includes("es") || languages.includes("ru") },
  { says: "of a gender", filter: { genders: { include: ["female"] } }, holds: ({ gender }) => gender === "female" },
  { says: "of an age", filter: { age: { min: 20, max: 30 } }, holds: ({ birthYear }) => birthYear !== null && year - birthYear >= 20 && year - birthYear <= 30 },
  { says: "about a topic", filter: { topics: { include: ["Gaming", "music"], exclude: ["cars"] } }, holds: ({ topics }) => (topics.includes("gaming") || topics.includes("music")) && !topics.includes("cars") },
  { says: "close to a brand", filter: { brands: { include: ["kestrel outdoor", "Pixelforge", "Tonewood", "Blushery"] } }, holds: ({ brands }) => brands.some((brand) => ["Kestrel Outdoor", "Pixelforge", "Tonewood", "Blushery"].includes(brand)) },
  { says: "who can be reached", filter: { hasContact: true }, holds: ({ contactKinds }) => contactKinds.length > 0 },
  { says: "who can be reached in one of the ways", filter: { contacts: ["telegram", "discord"] }, holds: ({ contactKinds }) => contactKinds.includes("telegram") || contactKinds.includes("discord") },
  { says: "on the own list", filter: { source: "import" }, holds: ({ source }) => source === "import" },
  { says: "whose bio says a phrase", filter: { bio: { any: ["say hello", "все про тему"] } }, holds: ({ bio }) => says(bio, "say hello") || says(bio, "все про тему") },
  { says: "whose captions say one thing and not another", filter: { captions: { all: ["honest thoughts"], none: ["a day of"] } }, holds: (one) => captions(one).some((caption) => says(caption, "honest thoughts")) && !captions(one).some((caption) => says(caption, "a day of")) },
  { says: "whose captions are in Cyrillic, asked in Latin", filter: { captions: { any: ["chestno"] } }, holds: (one) => captions(one).some((caption) => says(caption, "честно")) },
  { says: "with a hashtag", filter: { hashtags: { include: ["#gaming", "NewMusic"] } }, holds: (one) => tags(one).includes("gaming") || tags(one).includes("newmusic") },
  { says: "who name a word anywhere", filter: { anywhere: { any: ["coffee", "кофе"] } }, holds: (one) => [one.displayName, one.bio, ...captions(one), ...tags(one), ...one.accounts.map(({ handle }) => handle)].some((text) => says(text, "coffee") || says(text, "кофе")) },
  { says: "who ask so much", filter: { price: { currency: "EUR", basis: "stated", max: 50_000 } }, holds: (one) => asks(one, "EUR").some((amount) => amount <= 50_000) },
  { says: "who are estimated at so much", filter: { price: { currency: "USD", basis: "estimated", min: 10_000 } }, holds: (one) => atLeast(estimate(one) && Math.round(estimate(one)!), 10_000) },
  { says: "who ask so much, or are estimated at it when they ask nothing", filter: { price: { currency: "USD", basis: "either", max: 20_000 } }, holds: (one) => (asks(one, "USD").length > 0 ? asks(one, "USD").some((amount) => amount <= 20_000) : estimate(one) !== null && Math.round(estimate(one)!) <= 20_000) },
  { says: "whose audience is in a country", filter: { audience: { countries: [{ value: "US", minShare: 0.2 }] } }, holds: share(({ countries }) => countries["US"], 0.2) },
  { says: "whose audience is in a city and speaks a language", filter: { audience: { cities: [{ value: "new york", minShare: 0.05 }], languages: [{ value: "en", minShare: 0.3 }] } }, holds: (one) => share(({ cities }) => cities["New York"], 0.05)(one) && share(({ languages }) => languages["en"], 0.3)(one) },
  { says: "whose audience is mostly of a gender", filter: { audience: { genders: [{ value: "female", minShare: 0.6 }] } }, holds: share(({ genders }) => genders["female"], 0.6) },
  { says: "whose audience is of an age", filter: { audience: { ages: [{ from: "18-24", to: "25-34", minShare: 0.55 }] } }, holds: share(({ ages }) => (ages["18-24"] ?? 0) + (ages["25-34"] ?? 0), 0.55) },
  { says: "whose audience likes a subject", filter: { audience: { interests: [{ value: "Music", minShare: 0.1 }] } }, holds: share(({ interests }) => interests["music"], 0.1) },
  { says: "with a credible audience", filter: { audience: { credibility: { min: 0.8 } } }, holds: share(({ credibility }) => credibility, 0.8) },
  { says: "whose audience was read of followers", filter: { audience: { basis: "followers" } }, holds: largest(({ audience }) => audience?.basis === "followers") },
  { says: "whose audience is not known", filter: { audience: { isKnown: false } }, holds: ({ accounts: [main] }) => main?.audience === null },
  { says: "for whom one of the groups holds", filter: { anyOf: [{ countries: { include: ["BR"] } }, { topics: { include: ["books"] } }, {}] }, holds: ({ country, topics }) => country === "BR" || topics.includes("books") },
  { says: "for whom none of the groups holds", filter: { noneOf: [{ countries: { include: ["US"] }, isVerified: true }, { genders: { include: ["male"] } }, {}] }, holds: (one) => !(one.country === "US" && one.accounts[0]!.isVerified) && one.gender !== "male" },
  { says: "who are called by a word that was begun, in whatever script", filter: { text: "shched" }, holds: ({ displayName, bio, topics, accounts }) => [displayName, bio, ...topics, ...accounts.map(({ handle }) => handle)].some((text) => words(text).includes(" shched")) },
  { says: "of whom every word typed is known", filter: { text: "tout sur beau" }, holds: ({ displayName, bio, topics }) => ["tout ", "sur ", "beau"].every((start) => words([displayName, bio, ...topics].join(" ")).includes(` ${start}`)) },
];

export type SortCase = { sort: CreatorSort; of: (creator: CreatorDocument) => number | string | null; isDescending: boolean };
const main = (of: (account: AccountFacts) => number | null | undefined) => ({ accounts: [account] }: CreatorDocument) => (account && of(account)) ?? null;

export const sortCases: readonly SortCase[] = [
  { sort: "followers", of: main(({ followers }) => followers), isDescending: true },
  { sort: "engagementRate", of: main(ours), isDescending: true },
  { sort: "averageViews", of: main(({ averageViews }) => averageViews), isDescending: true },
  { sort: "followersGrowth90", of: main(({ figures }) => figures.followersGrowth?.value?.["90"]), isDescending: true },
  { sort: "lastPost", of: main(({ lastPostAt }) => (lastPostAt === null ? null : Date.parse(lastPostAt))), isDescending: true },
  { sort: "authenticity", of: main(({ figures }) => figures.authenticity?.value), isDescending: true },
  { sort: "estimatedPrice", of: main(({ figures }) => (figures.estimatedPrice?.value === null ? null : figures.estimatedPrice?.value)), isDescending: false },
  { sort: "name", of: ({ displayName }) => fold(displayName), isDescending: false },
];
