import { describe, expect, it } from "vitest";
import { exportColumns, exportRow, profileUrl } from "./export-table.ts";

const account = {
  platform: "youtube", handle: "mira", url: null, followers: 12_000, averageViews: 3_400, engagementRate: 0.0345, authenticity: 81.237, followersGrowth30: -0.02, estimatedPrice: 45_050,
  metricsSource: "import: list.csv", metricsReadAt: "2026-05-01",
} as const;
const mira = { id: "1", displayName: "Mira", country: "DE", city: "Köln", languages: ["de", "en"], topics: ["running"], email: "mira@fanfare.example", accounts: [account, { ...account, platform: "tiktok" as const, followers: 5 }] };
const cells = (creator: Parameters<typeof exportRow>[0]) => Object.fromEntries(exportColumns.map((column, index) => [column, exportRow(creator)[index]]));

describe("a row of an export", () => {
  it("tells the largest account's figures as numbers, and all accounts' names and links", () => {
    expect(cells(mira)).toMatchObject({
      Networks: "youtube; tiktok", Handles: "mira; mira", Followers: 12_000, "Engagement rate, %": 3.45, "Authenticity, 0-100": 81.24, "Followers growth in 30 days, %": -2,
      "Estimated price, USD": 450.5, Languages: "de; en", Links: "https://www.youtube.com/@mira; https://www.tiktok.com/@mira", "Figures read on": "2026-05-01",
    });
  });

  it("leaves empty what is not known, and never says 0 for it", () => {
    const unknown = { ...account, followers: null, averageViews: null, engagementRate: null, authenticity: null, followersGrowth30: null, estimatedPrice: null };
    const row = cells({ ...mira, email: null, accounts: [unknown] });
    expect([row["Followers"], row["Engagement rate, %"], row["Average views"], row["Estimated price, USD"], row["E-mail"]]).toEqual([null, null, null, null, null]);
    expect(cells({ ...mira, accounts: [] })).toMatchObject({ Networks: "", Followers: null, Links: "" });
  });

  it("links to where an account's source said it is, and escapes handles", () => {
    expect(profileUrl({ platform: "x", handle: "mira", url: "https://x.com/i/user/7" })).toBe("https://x.com/i/user/7");
    expect(profileUrl({ platform: "instagram", handle: "mira/ü", url: null })).toBe("https://www.instagram.com/mira%2F%C3%BC");
  });
});
