import type { CreatorFilter } from "@fanfare/contracts/discovery";
import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { formatMoney } from "@/lib/money.ts";
import english from "../../../../messages/en/discovery.json" with { type: "json" };
import russian from "../../../../messages/ru/discovery.json" with { type: "json" };
import { chipLabel, type FilterWords } from "./chip-label.ts";
import { chipsOf, withGroup } from "./filter-chips.ts";
import { conditionNames, groupOf } from "./filter-fields.ts";

const listId = "01890000-0000-7000-8000-000000000001";

const filter: CreatorFilter = {
  text: "mira",
  networks: { include: ["tiktok"], exclude: ["x"] },
  alsoOn: ["youtube"],
  followers: { min: 20_000, max: 80_000 },
  engagementRate: { min: 0.03 },
  growth: [{ metric: "followers", days: 30, min: 0.05 }],
  age: { max: 30 },
  bio: { all: ["vegan"], any: ["run"], none: ["giveaway"] },
  isVerified: false,
  notDeclined: true,
  lastPostWithinDays: 30,
  notContactedWithinDays: 1,
  commentsMark: ["good", "excellent"],
  countries: { include: ["DE", "AT", "CH", "LI"] },
  price: { currency: "EUR", basis: "stated", max: 50_000 },
  source: "self",
  notInLists: [listId],
  likeCreators: [listId],
  audience: {
    countries: [{ value: "DE", minShare: 0.2 }], genders: [{ value: "female", minShare: 0.5 }], ages: [{ from: "18-24", to: "25-34", minShare: 0.4 }, { from: "65+", to: "65+", minShare: 0.05 }],
    credibility: { min: 0.8 }, basis: "likers", isKnown: true,
  },
};

/** Words of a language as the screen makes them, with short stand-ins for what the server names. */
function wordsOf(locale: "en" | "ru"): FilterWords {
  const translate = createTranslator({ locale, messages: locale === "en" ? english : russian });
  const t: FilterWords["t"] = (key, values) => translate(key as never, values as never);
  const regions = new Intl.DisplayNames([locale], { type: "region" });
  const vocabulary: Record<string, string> = { genders: "genders", commentsMark: "mark" };
  return {
    t,
    count: (value) => new Intl.NumberFormat(locale, { notation: "compact" }).format(value),
    share: (value) => new Intl.NumberFormat(locale, { style: "percent" }).format(value),
    money: (amount, currency) => formatMoney({ amount: String(amount), currency: currency as "EUR" }, locale),
    value: (field, value) => (field === "countries" ? (regions.of(value) ?? value) : vocabulary[field] ? t(`value.${vocabulary[field]}.${value}`) : value === listId ? "Spring" : value),
  };
}

const labels = (locale: "en" | "ru", of: CreatorFilter = filter) => chipsOf(of).map((chip) => chipLabel(chip.content, wordsOf(locale)).replaceAll(/[\u00a0\u202f]/g, " "));

describe("chips of a filter", () => {
  test("say every condition in English", () => {
    expect(labels("en")).toEqual([
      "“mira”", "Network: tiktok", "Network: not x", "Country: Germany, Austria, Switzerland and 1 more", "Followers: 20K to 80K", "Engagement rate: from 3%", "Age: up to 30", "Followers over 30 days: from 5%",
      "Bio with all of “vegan”", "Bio with “run”", "Bio without “giveaway”", "Audience: Germany, 20% or more", "Audience: Women, 50% or more", "Audience: 18 to 34 years, 40% or more", "Audience: 65 years and over, 5% or more",
      "Credible audience: from 80%", "Audience told of: People who like", "Only with a known audience", "Also on: youtube", "Comments among peers: Good, Excellent", "Content like that of: Spring", "Not on the list: Spring", "Not verified",
      "Leave out who declined", "Posted in the last 30 days", "Not contacted in the last day", "Stated price: up to €500.00", "Came by: Own sign-up",
    ]);
  });

  test("say every condition in Russian", () => {
    const all = labels("ru");
    expect(all).toContain("Подписчики: от 20 тыс. до 80 тыс.");
    expect(all).toContain("Сеть: не x");
    expect(all).toContain("Аудитория: 18-34 лет от 40 %");
    expect(all).toContain("Публиковал за последние 30 дней");
    expect(all.join()).not.toMatch(/discovery|chip\.|field\.|[{}]/);
  });

  test("each take away what they say, and nothing else", () => {
    const chips = chipsOf(filter);
    for (const chip of chips) {
      const rest = chipsOf(chip.without(filter)).map(({ id }) => id);
      expect(rest, chip.id).toHaveLength(chips.length - 1);
    }
    expect(chips.reduce<CreatorFilter>((left, _chip) => chipsOf(left)[0]?.without(left) ?? left, filter)).toEqual({});
  });

  test("have ids of their own", () => {
    const ids = chipsOf(filter).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("of no filter are none", () => {
    expect(chipsOf({ text: " ", followers: {}, topics: { include: [] } })).toEqual([]);
  });
});

test("every condition of the contract is edited under a heading and has a name in both languages", () => {
  for (const name of conditionNames) {
    expect(groupOf[name], name).toBeDefined();
    expect(english.field, name).toHaveProperty(name);
    expect(russian.field, name).toHaveProperty(name);
  }
});

describe("groups", () => {
  test("are put in place, added and taken out", () => {
    const one = withGroup({}, "anyOf", 0, { isVerified: true });
    const two = withGroup(one, "anyOf", 1, { isPrivate: true });
    expect(two.anyOf).toEqual([{ isVerified: true }, { isPrivate: true }]);
    expect(withGroup(two, "anyOf", 0, { text: "a" }).anyOf).toEqual([{ text: "a" }, { isPrivate: true }]);
    expect(withGroup(one, "anyOf", 0, null).anyOf).toBeUndefined();
  });
});
