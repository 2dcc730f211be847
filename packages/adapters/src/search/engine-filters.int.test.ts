import { contactKinds } from "@fanfare/contracts/creator-metrics";
import { rangeMetrics, type CreatorFilter, type RangeMetric } from "@fanfare/contracts/discovery";
import { fold, type AccountFacts, type CreatorDocument } from "@fanfare/domain/discovery";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { catalogue, mine, theirs } from "./catalogue.fixture.ts";
import { enginesAt, type TestEngine } from "./engine.fixture.ts";

const documents = catalogue(70);
const visible = documents.filter((creator) => creator.organizationId !== theirs);
// Each of them asks the engine many times.
vi.setConfig({ testTimeout: 60_000 });
const engineWith = enginesAt(process.env["ELASTICSEARCH_URL"]);
let test: TestEngine;
beforeAll(async () => {
  test = await engineWith(documents);
});
afterAll(() => test.drop());

type Holds = (creator: CreatorDocument) => boolean;
type Case = [sentence: string, filter: CreatorFilter, holds: Holds];

/** A condition about an account: of the largest one, or of one on the networks asked for. */
const ofLargest = (holds: (account: AccountFacts) => boolean): Holds => ({ accounts }) => accounts[0] !== undefined && holds(accounts[0]);
const of = (...networks: AccountFacts["platform"][]) => (holds: (account: AccountFacts) => boolean): Holds => ({ accounts }) => accounts.some((account) => networks.includes(account.platform) && holds(account));
const isOn = (platform: AccountFacts["platform"]): Holds => ({ accounts }) => accounts.some((account) => account.platform === platform);
const texts = ({ bio, accounts, displayName }: CreatorDocument) => ({
  bio: fold(bio), captions: accounts.flatMap(({ posts }) => posts.map(({ caption }) => fold(caption))),
  names: [fold(displayName), ...accounts.map(({ handle }) => fold(handle))], tags: accounts.flatMap(({ posts }) => posts.flatMap(({ hashtags, mentions }) => [...hashtags, ...mentions].map((tag) => fold(tag).replaceAll(" ", "")))),
});
const has = (text: string, phrase: string) => ` ${text} `.includes(` ${phrase} `);
const ageThisYear = (creator: CreatorDocument) => new Date().getUTCFullYear() - creator.birthYear!;

const figures: Record<RangeMetric, (account: AccountFacts) => number | null | undefined> = {
  followers: (account) => account.followers, averageViews: (account) => account.averageViews, postCount: (account) => account.postCount,
  engagementRate: (account) => account.figures.engagementRate?.value ?? account.engagementRate,
  engagements: ({ figures: { engagements } }) => engagements?.value, estimatedReach: ({ figures: { estimatedReach } }) => estimatedReach?.value, authenticity: ({ figures: { authenticity } }) => authenticity?.value,
  averageLikes: ({ metrics }) => metrics.averageLikes, averageComments: ({ metrics }) => metrics.averageComments, averageShares: ({ metrics }) => metrics.averageShares, averageSaves: ({ metrics }) => metrics.averageSaves,
  reelsViews: ({ metrics }) => metrics.reelsViews, shortsViews: ({ metrics }) => metrics.shortsViews, liveViewers: ({ metrics }) => metrics.liveViewers, hoursStreamed: ({ metrics }) => metrics.hoursStreamed,
  activeDaysPerWeek: ({ metrics }) => metrics.activeDaysPerWeek,
};
/** The middle of what the largest accounts have, so that about half of them are in and half out. */
function middle(metric: RangeMetric): number {
  const known = visible.flatMap(({ accounts }) => (accounts[0] ? (figures[metric](accounts[0]) ?? []) : [])).toSorted((a, b) => a - b);
  return known[Math.floor(known.length / 2)]!;
}
const rangeCases = rangeMetrics.flatMap((metric): Case[] => {
  const half = middle(metric);
  return [
    [`${metric} of at least the middle one, which counts in`, { [metric]: { min: half } }, ofLargest((account) => (figures[metric](account) ?? -1) >= half)],
    [`${metric} of at most the middle one on TikTok`, { [metric]: { max: half }, networks: { include: ["tiktok"] } }, of("tiktok")((account) => (figures[metric](account) ?? Infinity) <= half)],
  ];
});

const cases: Case[] = [
  ["no condition: everybody there is", {}, () => true],
  ["an account on a network", { networks: { include: ["twitch"] } }, isOn("twitch")],
  ["an account on one of two networks", { networks: { include: ["twitch", "x"] } }, (creator) => isOn("twitch")(creator) || isOn("x")(creator)],
  ["no account on a network", { networks: { exclude: ["youtube"] } }, (creator) => !isOn("youtube")(creator)],
  ["an account on two networks as well", { alsoOn: ["youtube", "tiktok"] }, (creator) => isOn("youtube")(creator) && isOn("tiktok")(creator)],
  ["two conditions that hold for one and the same account", { networks: { include: ["youtube", "instagram"] }, followers: { min: 50_000 }, engagementRate: { min: 0.08 } }, of("youtube", "instagram")((account) => (account.followers ?? -1) >= 50_000 && (figures.engagementRate(account) ?? -1) >= 0.08)],
  ["growth of followers in 30 days", { growth: [{ metric: "followers", days: 30, min: 0.4 }] }, ofLargest((account) => (account.figures.followersGrowth?.value?.["30"] ?? -9) >= 0.4)],
  ["shrinking views in 365 days and growing likes in 7", { growth: [{ metric: "views", days: 365, max: 0 }, { metric: "likes", days: 7, min: 0 }] }, ofLargest(({ figures: { viewsGrowth, likesGrowth } }) => (viewsGrowth?.value?.["365"] ?? 9) <= 0 && (likesGrowth?.value?.["7"] ?? -9) >= 0)],
  ["one of two marks for comments", { commentsMark: ["good", "excellent"] }, ofLargest((account) => ["good", "excellent"].includes(account.figures.commentsMark?.value ?? ""))],
  ["a mark for reactions", { reactionsMark: ["poor"] }, ofLargest((account) => account.figures.reactionsMark?.value === "poor")],
  ["a type of account", { accountTypes: { include: ["creator"] } }, ofLargest((account) => account.accountType === "creator")],
  ["any type of account but brands", { accountTypes: { exclude: ["brand"] } }, (creator) => creator.accounts[0]?.accountType !== "brand"],
  ["a verified account", { isVerified: true }, ofLargest((account) => account.isVerified)],
  ["an account that is not private", { isPrivate: false }, ofLargest((account) => !account.isPrivate)],
  ["an official artist", { isOfficialArtist: true }, ofLargest((account) => account.isOfficialArtist)],
  ["a post within 90 days", { lastPostWithinDays: 90 }, ofLargest((account) => account.lastPostAt !== null && Date.parse(account.lastPostAt) > Date.now() - 90 * 86_400_000)],
  ["posts of a kind", { postKinds: { include: ["video", "short"] } }, ofLargest((account) => account.posts.some(({ kind }) => kind === "video" || kind === "short"))],
  ["sponsored posts", { hasSponsoredPosts: true }, ofLargest((account) => account.posts.some(({ isSponsored }) => isSponsored))],
  ["posts none of which is sponsored", { hasSponsoredPosts: false }, ofLargest((account) => account.posts.length > 0 && account.posts.every(({ isSponsored }) => !isSponsored))],
  ["a game, however it is written", { games: { include: ["rocket  ARENA"] } }, ofLargest((account) => account.games.includes("Rocket Arena"))],

  ["a country", { countries: { include: ["DE", "FR"] } }, ({ country }) => country === "DE" || country === "FR"],
  ["any country but one", { countries: { exclude: ["DE"] } }, ({ country }) => country !== "DE"],
  ["a city without its accents", { cities: { include: ["munchen", "lodz"] } }, ({ city }) => city === "München" || city === "Łódź"],
  ["a language and not another", { languages: { include: ["de"], exclude: ["ru"] } }, ({ languages }) => languages.includes("de") && !languages.includes("ru")],
  ["a gender", { genders: { include: ["female"] } }, ({ gender }) => gender === "female"],
  ["an age", { age: { min: 25, max: 40 } }, (creator) => creator.birthYear !== null && ageThisYear(creator) >= 25 && ageThisYear(creator) <= 40],
  ["a topic, however it is written", { topics: { include: ["cafe food"] } }, ({ topics }) => topics.includes("Café & Food")],
  ["any topic but one", { topics: { exclude: ["GAMING"] } }, ({ topics }) => !topics.includes("Gaming")],
  ["a brand", { brands: { include: ["ubermut"] } }, ({ brands }) => brands.includes("Übermut")],
  ["a contact", { hasContact: true }, ({ contactKinds: kinds }) => kinds.length > 0],
  ["no contact", { hasContact: false }, ({ contactKinds: kinds }) => kinds.length === 0],
  ["one of some kinds of contact", { contacts: ["email", "phone", "website"] }, ({ contactKinds: kinds }) => kinds.some((kind) => ["email", "phone", "website"].includes(kind))],
  ["all kinds of contact at once", { contacts: [...contactKinds] }, ({ contactKinds: kinds }) => kinds.length > 0],
  ["who signed up by themselves", { source: "self" }, ({ source }) => source === "self"],

  ["a phrase of the biography", { bio: { all: ["slow coffee"] } }, (creator) => has(texts(creator).bio, "slow coffee")],
  ["one of two phrases of the biography, without a third", { bio: { any: ["cooking", "Kitchen"], none: ["BERLIN"] } }, (creator) => /\b(cooking|kitchen)\b/.test(texts(creator).bio) && !has(texts(creator).bio, "berlin")],
  ["a phrase of a caption", { captions: { all: ["coffee on a mountain"] } }, (creator) => texts(creator).captions.some((text) => has(text, "coffee on a mountain"))],
  ["a phrase anywhere", { anywhere: { all: ["Slow Coffee"] } }, (creator) => has(texts(creator).bio, "slow coffee") || texts(creator).captions.some((text) => has(text, "slow coffee"))],
  ["nothing of a word anywhere", { anywhere: { none: ["coffee", "slowcoffee"] } }, (creator) => ![texts(creator).bio, ...texts(creator).captions, ...texts(creator).names, ...texts(creator).tags].some((text) => has(text, "coffee") || has(text, "slowcoffee"))],
  ["a hashtag with or without its sign", { hashtags: { include: ["#slowcoffee"] } }, ({ accounts }) => accounts.some(({ posts }) => posts.some(({ hashtags }) => hashtags.includes("#SlowCoffee")))],
  ["no mention of an account", { mentions: { exclude: ["nord_licht"] } }, ({ accounts }) => !accounts.some(({ posts }) => posts.some(({ mentions }) => mentions.includes("@Nord_Licht")))],
  ["a price the creator asks", { price: { currency: "EUR", basis: "stated", max: 50_000 } }, ({ rates }) => rates.some(({ currency, amount }) => currency === "EUR" && amount <= 50_000)],
  ["an estimated price", { price: { currency: "USD", basis: "estimated", min: 20_000 } }, ofLargest((account) => (account.figures.estimatedPrice?.value ?? -1) >= 20_000)],
  ["the price asked, and where none is asked the estimated one", { price: { currency: "USD", basis: "either", max: 40_000 } }, (creator) => {
    const asked = creator.rates.filter(({ currency }) => currency === "USD");
    const estimate = creator.accounts[0]?.figures.estimatedPrice?.value;
    return asked.length > 0 ? asked.some(({ amount }) => amount <= 40_000) : (estimate ?? Infinity) <= 40_000;
  }],

  ["a share of the audience in a country", { audience: { countries: [{ value: "DE", minShare: 0.2 }] } }, ofLargest(({ audience }) => (audience?.countries["DE"] ?? 0) >= 0.2)],
  ["shares in two cities, of one account", { networks: { include: ["instagram", "x"] }, audience: { cities: [{ value: "munchen", minShare: 0.01 }, { value: "Paris", minShare: 0.01 }] } }, of("instagram", "x")(({ audience }) => (audience?.cities["München"] ?? 0) >= 0.01 && (audience?.cities["Paris"] ?? 0) >= 0.01)],
  ["a language of the audience", { audience: { languages: [{ value: "de", minShare: 0.1 }] } }, ofLargest(({ audience }) => (audience?.languages["de"] ?? 0) >= 0.1)],
  ["a mostly female audience", { audience: { genders: [{ value: "female", minShare: 0.5 }] } }, ofLargest(({ audience }) => (audience?.genders["female"] ?? 0) >= 0.5)],
  ["an audience from 18 to 34 taken together", { audience: { ages: [{ from: "18-24", to: "25-34", minShare: 0.3 }] } }, ofLargest(({ audience }) => Math.round(((audience?.ages["18-24"] ?? 0) + (audience?.ages["25-34"] ?? 0)) * 100) >= 30)],
  ["interests and brands of the audience", { audience: { interests: [{ value: "food drink", minShare: 0.05 }], brands: [{ value: "acme", minShare: 0.05 }] } }, ofLargest(({ audience }) => (audience?.interests["Food & Drink"] ?? 0) >= 0.05 && (audience?.brands["Acme"] ?? 0) >= 0.05)],
  ["a credible audience", { audience: { credibility: { min: 0.5 } } }, ofLargest(({ audience }) => (audience?.credibility ?? -1) >= 0.5)],
  ["whom the source looked at", { audience: { basis: "likers" } }, ofLargest(({ audience }) => audience?.basis === "likers")],
  ["an audience that is known", { audience: { isKnown: true } }, ofLargest(({ audience }) => audience !== null)],
  ["an audience that is not known", { audience: { isKnown: false } }, ({ accounts }) => (accounts[0]?.audience ?? null) === null],

  ["one of two groups", { anyOf: [{ countries: { include: ["PL"] } }, { topics: { include: ["Beauty"] }, isVerified: true }] }, (creator) => creator.country === "PL" || (creator.topics.includes("Beauty") && creator.accounts[0]?.isVerified === true)],
  ["none of two groups", { noneOf: [{ countries: { include: ["PL"] } }, { languages: { include: ["en"] } }] }, ({ country, languages }) => country !== "PL" && !languages.includes("en")],
  ["groups beside a condition of its own", { languages: { include: ["de"] }, anyOf: [{ countries: { include: ["DE"] } }, { countries: { include: ["US"] } }], noneOf: [{ source: "self" }] }, ({ languages, country, source }) => languages.includes("de") && (country === "DE" || country === "US") && source !== "self"],
  ["groups and lists that are empty: they do not narrow", { countries: {}, contacts: [], anyOf: [{}, { topics: { include: [] } }], noneOf: [{}], audience: {}, bio: { all: [], none: [] } }, () => true],

  ["the beginning of a word", { text: "web" }, ({ displayName }) => displayName.startsWith("Anna Weber")],
  ["words without their accents", { text: "cafe central" }, ({ displayName }) => displayName.startsWith("Café Central")],
  ["Cyrillic in Latin letters", { text: "mikhail chekhov" }, ({ displayName }) => displayName.startsWith("Михаил")],
  ["Latin in Cyrillic letters", { text: "Анна" }, ({ displayName }) => displayName.startsWith("Anna")],
  ["ß as two letters", { text: "strasse" }, ({ displayName }) => displayName.startsWith("Straße")],
];

it.each([...rangeCases, ...cases])("finds creators by %s", async (_sentence, filter, holds) => {
  const expected = visible.filter(holds).map(({ id }) => id);
  expect((await test.everyPage(filter)).toSorted()).toEqual(expected.toSorted());
  expect(expected.length).toBeGreaterThan(0);
});

it("asks each condition of more than nobody and of fewer than everybody", () => {
  const everybody = new Set(["no condition: everybody there is", "groups and lists that are empty: they do not narrow"]);
  const idle = [...rangeCases, ...cases].filter(([sentence, , holds]) => !everybody.has(sentence) && (!visible.some(holds) || visible.every(holds)));
  expect(idle.map(([sentence]) => sentence)).toEqual([]);
});

it("narrows to whom the organization's own history leaves, in the filter and in each group", async () => {
  const [first, second, third] = visible.map(({ id }) => id) as [string, string, string];
  const search = test.engine({
    resolveIds: (organizationId, { inLists, notDeclined }) => {
      expect(organizationId).toBe(mine);
      return Promise.resolve({ only: inLists ? [first, second] : null, except: notDeclined ? [second, third] : [] });
    },
  });
  const found = async (filter: CreatorFilter) => (await search.ids(mine, filter, "name", 10_000)).toSorted();
  expect(await found({ inLists: [mine] })).toEqual([first, second].toSorted());
  expect(await found({ inLists: [mine], notDeclined: true })).toEqual([first]);
  expect(await found({ notDeclined: true })).toHaveLength(visible.length - 2);
  expect(await found({ anyOf: [{ inLists: [mine] }] })).toEqual([first, second].toSorted());
  expect(await found({ noneOf: [{ inLists: [mine] }] })).toHaveLength(visible.length - 2);
});
