import { describe, expect, it } from "vitest";

import { Audience } from "@fanfare/contracts/creator-metrics";

import { ReportAnswer, toAudience } from "./audience.ts";

const report = (names: string[], rows?: (string | number)[][]) => ReportAnswer.parse({ kind: "youtubeAnalytics#resultTable", columnHeaders: names.map((name) => ({ name, columnType: "DIMENSION" })), ...(rows && { rows }) });
const demographics = (...rows: (string | number)[][]) => report(["ageGroup", "gender", "viewerPercentage"], rows);
const countries = (...rows: (string | number)[][]) => report(["country", "views"], rows);
const nothing = report(["x", "y"]);

describe("viewers by age, gender and country", () => {
  it("are shares of all viewers, the unknown ones among them", () => {
    const audience = toAudience(
      demographics(["age18-24", "female", 30], ["age18-24", "male", 20], ["age45-54", "female", 15], ["age55-64", "male", 25], ["age65-", "user_specified", 10]),
      countries(["DE", 600], ["AT", 300], ["ZZ", 100], ["LU", 0]),
    );
    expect(audience).toMatchObject({
      basis: "viewers",
      ages: { "18-24": 0.5, "45-64": 0.4, "65+": 0.1 },
      genders: { female: 0.45, male: 0.45 },
      countries: { DE: 0.6, AT: 0.3 },
      credibility: null,
    });
    expect(audience?.countries).not.toHaveProperty("LU");
    expect(Audience.safeParse(audience).success).toBe(true);
  });

  it("go by the names of the columns, not by their order", () => {
    const turned = report(["viewerPercentage", "gender", "ageGroup"], [[100, "male", "age25-34"]]);
    expect(toAudience(turned, nothing)).toMatchObject({ ages: { "25-34": 1 }, genders: { male: 1 }, countries: {} });
  });

  it("never add up to more than everybody, though percentages are rounded", () => {
    const audience = toAudience(demographics(["age13-17", "female", 50.1], ["age25-34", "male", 50]), nothing);
    expect(Object.values(audience?.ages ?? {}).reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1);
  });

  it("are less than everybody where the platform tells a part", () => {
    expect(toAudience(demographics(["age25-34", "male", 40]), nothing)?.ages).toEqual({ "25-34": 0.4 });
  });

  it("may be told by country alone", () => {
    expect(toAudience(nothing, countries(["PL", 7]))).toMatchObject({ countries: { PL: 1 }, ages: {}, genders: {} });
  });

  it("are unknown where nothing is told", () => {
    expect(toAudience(nothing, nothing)).toBeNull();
    expect(toAudience(demographics(), countries(["DE", 0]))).toBeNull();
  });
});
