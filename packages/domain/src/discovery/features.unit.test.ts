import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Audience } from "@fanfare/contracts/creator-metrics";
import { audienceFeatures, centroid, contentFeatures, featureDims } from "./features.ts";
import { factsOf } from "./formulas/index.ts";
import type { CreatorDocument } from "./ports.ts";

const document = (topics: string[], changes: Partial<CreatorDocument> = {}): CreatorDocument => ({
  id: "a", version: 1, organizationId: null, displayName: "A", bio: "", country: null, city: null, gender: null, birthYear: null, languages: ["en"], topics, brands: [], contactKinds: [], source: "import", rates: [],
  accounts: [{ ...factsOf({ platform: "youtube", followers: 40_000, engagementRate: 0.03 }), figures: {} }], ...changes,
});
const audience = (changes: Partial<Audience>): Audience => ({ basis: "followers", countries: {}, cities: {}, languages: {}, genders: {}, ages: {}, interests: {}, brands: {}, credibility: null, ...changes });
const near = (a: number[] | null, b: number[] | null) => a!.reduce((sum, value, index) => sum + value * b![index]!, 0);
const word = fc.stringMatching(/^[a-z]{3,12}$/);

describe("what a creator's content is like", () => {
  it("is 32 numbers of unit length, the same for the same creator", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), fc.option(fc.integer({ min: 0, max: 1e9 }), { nil: null }), (topics, followers) => {
        const made = () => contentFeatures(document(topics, { accounts: [{ ...factsOf({ followers }), figures: {} }] }))!;
        expect(made()).toHaveLength(featureDims);
        expect(Math.hypot(...made())).toBeCloseTo(1, 4);
        expect(made()).toEqual(made());
      }),
    );
  });

  it("is nearer with the same topics than with others", () => {
    const words = ["gaming", "cooking", "fitness", "travel", "beauty", "books", "cycling", "finance", "music", "craft"];
    for (const topic of words) {
      const same = near(contentFeatures(document([topic])), contentFeatures(document([topic], { languages: ["de"], accounts: [{ ...factsOf({ platform: "tiktok", followers: 900_000 }), figures: {} }] })));
      for (const other of words.filter((candidate) => candidate !== topic)) expect(near(contentFeatures(document([topic])), contentFeatures(document([other], { languages: ["de"], accounts: [{ ...factsOf({ platform: "tiktok", followers: 900_000 }), figures: {} }] })))).toBeLessThan(same);
    }
  });

  it("is not known without topics and hashtags", () => expect(contentFeatures(document([]))).toBeNull());
});

describe("who an audience is", () => {
  const germans = audience({ countries: { DE: 0.7, AT: 0.2 }, ages: { "18-24": 0.4, "25-34": 0.5 }, genders: { female: 0.7, male: 0.3 } });
  it("is nearer for a similar audience than for another", () => {
    const similar = audience({ countries: { DE: 0.6, AT: 0.3 }, ages: { "18-24": 0.5, "25-34": 0.4 }, genders: { female: 0.6, male: 0.4 } });
    const other = audience({ countries: { BR: 0.9 }, ages: { "45-64": 0.8 }, genders: { male: 0.9, female: 0.1 } });
    expect(near(audienceFeatures(germans), audienceFeatures(similar))).toBeGreaterThan(0.95);
    expect(near(audienceFeatures(germans), audienceFeatures(other))).toBeLessThan(0.6);
  });

  it("is not known where nothing was told", () => {
    expect(audienceFeatures(null)).toBeNull();
    expect(audienceFeatures(audience({}))).toBeNull();
  });
});

describe("the middle of some creators", () => {
  it("has unit length and lies nearer to each than they to one another", () => {
    const [a, b] = [contentFeatures(document(["gaming"]))!, contentFeatures(document(["cooking"]))!];
    const middle = centroid([a, b])!;
    expect(Math.hypot(...middle)).toBeCloseTo(1, 4);
    expect(Math.min(near(middle, a), near(middle, b))).toBeGreaterThan(near(a, b));
  });

  it("of nobody is nothing", () => expect(centroid([])).toBeNull());
});
