import { emptyBrief, launchNeeds } from "@fanfare/contracts/campaigns";
import fc from "fast-check";
import { expect, test } from "vitest";
import { missingForLaunch, notReady, type LaunchFacts } from "./launch.ts";

const at = new Date("2026-05-03T23:59:00Z");
const ready: LaunchFacts = {
  campaign: {
    brief: { ...emptyBrief, goal: "Sell shoes", creatorGets: "A pair" },
    requirements: [{ id: "r", platform: "youtube", format: "video", count: 1, dueOffsetDays: 7, mustMention: [], mustLink: null, disclosure: "none", notes: "" }],
    endsOn: "2026-05-04",
    budgetMinor: 100n,
  },
  funded: 1n,
  publishedVersion: 1,
};

test("a campaign that has everything lacks nothing", () => {
  expect(missingForLaunch(ready, at)).toEqual([]);
});

test("an empty draft lacks everything, named in the order of the page", () => {
  const nothing: LaunchFacts = { campaign: { brief: emptyBrief, requirements: [], endsOn: null, budgetMinor: 0n }, funded: 0n, publishedVersion: 0 };
  expect(missingForLaunch(nothing, at)).toEqual(launchNeeds);
});

test("for any set of gaps, exactly these are named", () => {
  const gaps: Record<(typeof launchNeeds)[number], (facts: LaunchFacts) => LaunchFacts> = {
    "brief-goal": (facts) => ({ ...facts, campaign: { ...facts.campaign, brief: { ...facts.campaign.brief, goal: "  " } } }),
    "brief-creator-gets": (facts) => ({ ...facts, campaign: { ...facts.campaign, brief: { ...facts.campaign.brief, creatorGets: "" } } }),
    requirements: (facts) => ({ ...facts, campaign: { ...facts.campaign, requirements: [] } }),
    "end-date": (facts) => ({ ...facts, campaign: { ...facts.campaign, endsOn: "2026-05-03" } }),
    budget: (facts) => ({ ...facts, campaign: { ...facts.campaign, budgetMinor: 0n } }),
    funding: (facts) => ({ ...facts, funded: 0n }),
    page: (facts) => ({ ...facts, publishedVersion: 0 }),
  };
  fc.assert(
    fc.property(fc.subarray([...launchNeeds]), (needs) => {
      expect(missingForLaunch(needs.reduce((facts, need) => gaps[need](facts), ready), at)).toEqual(needs);
    }),
  );
});

test("the refusal names each missing thing in words", () => {
  expect(notReady(["funding", "page"]).message).toBe("This campaign can't be launched yet. Still missing: a deposit that funds it, a published landing page.");
});
