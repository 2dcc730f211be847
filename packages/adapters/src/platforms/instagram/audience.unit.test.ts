import { describe, expect, it } from "vitest";

import { Audience } from "@fanfare/contracts/creator-metrics";

import { DemographicsAnswer, countedIn, toAudience } from "./audience.ts";

const answer = (...results: [string, number][]) => ({
  data: [{ name: "follower_demographics", period: "lifetime", total_value: { breakdowns: [{ dimension_keys: ["x"], results: results.map(([value, count]) => ({ dimension_values: [value], value: count })) }] } }],
});
const counted = (...results: [string, number][]) => countedIn(DemographicsAnswer.parse(answer(...results)));
const nothing = counted();

describe("followers by age, gender and place", () => {
  it("are shares of all followers, the unknown ones among them", () => {
    const audience = toAudience({
      gender: counted(["F", 60], ["M", 30], ["U", 10]),
      age: counted(["13-17", 2], ["18-24", 48], ["25-34", 10], ["35-44", 5], ["45-54", 20], ["55-64", 10], ["65+", 5]),
      country: counted(["DE", 40], ["unknown", 5]),
      city: counted(["S\u00e3o Paulo, S\u00e3o Paulo (state)", 10]),
    });
    expect(audience).toMatchObject({
      basis: "followers",
      genders: { female: 0.6, male: 0.3 },
      ages: { "13-17": 0.02, "18-24": 0.48, "25-34": 0.1, "35-44": 0.05, "45-64": 0.3, "65+": 0.05 },
      countries: { DE: 0.4 },
      cities: { "S\u00e3o Paulo, S\u00e3o Paulo (state)": 0.1 },
      credibility: null,
    });
    expect(Audience.safeParse(audience).success).toBe(true);
  });

  it("never add up to more than everybody, even when one list counts more than another", () => {
    expect(toAudience({ gender: counted(["F", 60]), age: nothing, country: counted(["DE", 70]), city: nothing })?.countries).toEqual({ DE: 1 });
  });

  it("are unknown when the account is too small", () => {
    expect(toAudience({ gender: nothing, age: nothing, country: nothing, city: nothing })).toBeNull();
    expect(countedIn(DemographicsAnswer.parse({ data: [] }))).toEqual(new Map());
    expect(countedIn(DemographicsAnswer.parse({ data: [{ total_value: { breakdowns: [{ dimension_keys: ["age"] }] } }] }))).toEqual(new Map());
  });
});
