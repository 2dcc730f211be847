import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CreatorFilter } from "@fanfare/contracts/discovery";
import { understand } from "./understand.ts";

const audience = (changes: NonNullable<CreatorFilter["audience"]>) => ({ audience: changes });
const price = (currency: "EUR" | "RUB", range: { min?: number; max?: number }) => ({ price: { currency, basis: "either" as const, ...range } });

const sentences: [sentence: string, filter: CreatorFilter][] = [
  [
    "fitness creators in Germany, 20-80k followers, women 25-34, audience at least 20% in DE, engagement over 3%, on TikTok, speaks Spanish, posted in the last 30 days, with email, verified, not already contacted in 90 days, under 500 EUR",
    {
      topics: { include: ["fitness"] }, countries: { include: ["DE"] }, followers: { min: 20_000, max: 80_000 }, genders: { include: ["female"] }, age: { min: 25, max: 34 }, ...audience({ countries: [{ value: "DE", minShare: 0.2 }] }),
      engagementRate: { min: 0.03 }, networks: { include: ["tiktok"] }, languages: { include: ["es"] }, lastPostWithinDays: 30, contacts: ["email"], isVerified: true, notContactedWithinDays: 90, ...price("EUR", { max: 50_000 }),
    },
  ],
  ["Spanish-speaking beauty influencers on Instagram with 10k+ followers", { languages: { include: ["es"] }, topics: { include: ["beauty"] }, networks: { include: ["instagram"] }, followers: { min: 10_000 } }],
  ["gaming youtubers not in the US, without betting or crypto", { topics: { include: ["gaming"], exclude: ["betting", "crypto"] }, networks: { include: ["youtube"] }, countries: { exclude: ["US"] } }],
  ["without gaming, betting or crypto, with email", { topics: { exclude: ["gaming", "betting", "crypto"] }, contacts: ["email"] }],
  ["not gaming, fitness creators", { topics: { include: ["fitness"], exclude: ["gaming"] } }],
  ["not gaming", { topics: { exclude: ["gaming"] } }],
  ["audience from Germany over 30%, 60% women", audience({ countries: [{ value: "DE", minShare: 0.3 }], genders: [{ value: "female", minShare: 0.6 }] })],
  ["audience 25-34 at least 40%, men over 60%", audience({ ages: [{ from: "25-34", to: "25-34", minShare: 0.4 }], genders: [{ value: "male", minShare: 0.6 }] })],
  ["audience 60% women, 18-34", audience({ genders: [{ value: "female", minShare: 0.6 }], ages: [{ from: "18-24", to: "25-34", minShare: 0.3 }] })],
  ["women, 25-34", { genders: { include: ["female"] }, age: { min: 25, max: 34 } }],
  ["female audience 20-30", audience({ genders: [{ value: "female", minShare: 0.5 }], ages: [{ from: "18-24", to: "25-34", minShare: 0.3 }] })],
  ["audience interested in cooking, credibility over 80%", audience({ interests: [{ value: "cooking", minShare: 0.1 }], credibility: { min: 0.8 } })],
  ["creators aged 25-34 in Berlin or Munich", { age: { min: 25, max: 34 }, cities: { include: ["Berlin", "Munich"] } }],
  ["creators in Lübeck", { cities: { include: ["Lübeck"] } }],
  ["growing over 10% in 30 days", { growth: [{ metric: "followers", days: 30, min: 0.1 }] }],
  ["views growth above 20% in 3 months", { growth: [{ metric: "views", days: 90, min: 0.2 }] }],
  ["30-day growth over 5%", { growth: [{ metric: "followers", days: 30, min: 0.05 }] }],
  ["20k followers in France", { followers: { min: 20_000 }, countries: { include: ["FR"] } }],
  ["between 10k and 50k followers", { followers: { min: 10_000, max: 50_000 } }],
  ["1.5m-3m subscribers, average views over 100,000", { followers: { min: 1_500_000, max: 3_000_000 }, averageViews: { min: 100_000 } }],
  ["500-1.5k likes, at most 40 comments", { averageLikes: { min: 500, max: 1_500 }, averageComments: { max: 40 } }],
  ["micro-influencers in Italy", { followers: { min: 10_000, max: 99_999 }, countries: { include: ["IT"] } }],
  ["X creators about politics with 5% engagement", { networks: { include: ["x"] }, topics: { include: ["politics"] }, engagementRate: { min: 0.05 } }],
  ["engagement 3-5%, authenticity above 70", { engagementRate: { min: 0.03, max: 0.05 }, authenticity: { min: 70 } }],
  ["travel, also on YouTube, without email", { topics: { include: ["travel"] }, alsoOn: ["youtube"], noneOf: [{ contacts: ["email"] }] }],
  ["worked with Nike, plays Minecraft, €200-€500", { brands: { include: ["Nike"] }, games: { include: ["Minecraft"] }, ...price("EUR", { min: 20_000, max: 50_000 }) }],
  ["#vegan mentioning @oatly, \"plant based\"", { hashtags: { include: ["vegan"] }, mentions: { include: ["oatly"] }, anywhere: { all: ["plant based"] } }],
  ["business accounts, not verified, no sponsored posts, makes shorts", { accountTypes: { include: ["business"] }, isVerified: false, hasSponsoredPosts: false, postKinds: { include: ["short"] } }],
  ["active German creators not declined", { lastPostWithinDays: 30, countries: { include: ["DE"] }, notDeclined: true }],
  ["surfing creators in Portugal", { text: "surfing", countries: { include: ["PT"] } }],
  ["фитнес-блогеры из Германии, от 20 до 80 тыс подписчиков, на тиктоке, вовлечённость больше 3%", { topics: { include: ["fitness"] }, countries: { include: ["DE"] }, followers: { min: 20_000, max: 80_000 }, networks: { include: ["tiktok"] }, engagementRate: { min: 0.03 } }],
  ["русскоязычные бьюти-блогеры в инстаграме, аудитория не менее 30% женщин, с почтой", { languages: { include: ["ru"] }, topics: { include: ["beauty"] }, networks: { include: ["instagram"] }, ...audience({ genders: [{ value: "female", minShare: 0.3 }] }), contacts: ["email"] }],
  ["игровые стримеры на твиче без рекламы, публиковали за последние 2 недели", { topics: { include: ["gaming"] }, networks: { include: ["twitch"] }, hasSponsoredPosts: false, lastPostWithinDays: 14 }],
  ["немецкие авторы на испанском, до 50 000 рублей, не приглашали за 90 дней", { countries: { include: ["DE"] }, languages: { include: ["es"] }, ...price("RUB", { max: 5_000_000 }), notContactedWithinDays: 90 }],
  ["мамы-блогеры 30-40 лет из Казани с телеграмом", { topics: { include: ["parenting"] }, age: { min: 30, max: 40 }, cities: { include: ["Kazan"] }, contacts: ["telegram"] }],
  ["аудитория 18+ в России больше 40%, кроме Москвы", { ...audience({ ages: [{ from: "18-24", to: "65+", minShare: 0.3 }], countries: [{ value: "RU", minShare: 0.4 }] }), cities: { exclude: ["Moscow"] } }],
  ["moms in Canada who post about parenting and have over 10,000 followers", { topics: { include: ["parenting"] }, countries: { include: ["CA"] }, followers: { min: 10_000 } }],
  ["not from Russia or Belarus and speak English", { countries: { exclude: ["RU", "BY"] }, languages: { include: ["en"] } }],
  ["speak French but don't live in France, active in the last two weeks", { languages: { include: ["fr"] }, countries: { exclude: ["FR"] }, lastPostWithinDays: 14 }],
  ["не верифицированные аккаунты в твиттере про политику", { isVerified: false, networks: { include: ["x"] }, topics: { include: ["politics"] } }],
  ["creators like @somebody", { text: "@somebody" }],
  ["ПОДПИСЧИКИ ОТ 1,5 МЛН, НЕ ИГРЫ", { followers: { min: 1_500_000 }, topics: { exclude: ["gaming"] } }],
  ["", {}],
];

describe("a sentence as filters", () => {
  it.each(sentences)("%s", (sentence, filter) => expect(understand(sentence).filter).toEqual(filter));

  it("says which words became what, and which were left as text", () => {
    const { understood, left, filter } = understand("surfing vegans from Portugal, 20-80k followers");
    expect(understood).toEqual([{ words: "vegans", field: "topics" }, { words: "Portugal", field: "countries" }, { words: "20-80k followers", field: "followers" }]);
    expect(left).toBe("surfing");
    expect(filter.text).toBe("surfing");
  });

  it("names under `understood` only conditions that the filter has", () => {
    for (const [sentence] of sentences) {
      const { understood, filter } = understand(sentence);
      for (const { field, words } of understood) {
        const [top = "", inner] = field.split(".");
        const isHeld = inner ? inner in (filter.audience ?? {}) : top in filter || (filter.noneOf ?? []).some((group) => top in group);
        expect([words, isHeld]).toEqual([words, true]);
      }
    }
  });
});

const vocabulary = sentences.flatMap(([sentence]) => sentence.split(" "));
const anything = fc.oneof(fc.string({ unit: "grapheme", maxLength: 300 }), fc.string({ unit: "binary", maxLength: 300 }), fc.array(fc.oneof(fc.constantFrom(...vocabulary), fc.string({ maxLength: 4 })), { maxLength: 60 }).map((words) => words.join(" ")));

describe("any text", () => {
  it("gives a filter that the contract takes, the same each time", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const answer = understand(text);
        expect(CreatorFilter.safeParse(answer.filter).success).toBe(true);
        expect(answer).toEqual(understand(text));
        expect(answer.left.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 400 },
    );
  });

  it.each(["20 ", "growth ", "women 25-34 ", "not ", "1,000 ", "100 000 ", "\"", "tik tok ", "audience 30% DE ", "- ", "в "])("of twenty thousand times %j is read in time that grows with its length only", (piece) => {
    const began = performance.now();
    expect(() => understand(piece.repeat(20_000))).not.toThrow();
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
