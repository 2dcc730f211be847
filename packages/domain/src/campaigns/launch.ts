import type { LaunchNeed } from "@fanfare/contracts/campaigns";
import { DomainError } from "../kernel/index.ts";
import { endsLater, type Campaign } from "./campaign.ts";

/** What a launch looks at: the campaign, what is funded (minor units), and the last published version of its page (0: none). */
export type LaunchFacts = {
  campaign: Pick<Campaign, "brief" | "requirements" | "endsOn"> & { budgetMinor: bigint };
  funded: bigint;
  publishedVersion: number;
};

const isBlank = (text: string): boolean => text.trim() === "";

/** Everything that is still missing, in the order in which one fills it in. Empty: the campaign can be launched. */
export function missingForLaunch({ campaign, funded, publishedVersion }: LaunchFacts, at: Date): LaunchNeed[] {
  const checks: [LaunchNeed, boolean][] = [
    ["brief-goal", isBlank(campaign.brief.goal)],
    ["brief-creator-gets", isBlank(campaign.brief.creatorGets)],
    ["requirements", campaign.requirements.length === 0],
    ["end-date", !endsLater(campaign.endsOn, at)],
    ["budget", campaign.budgetMinor <= 0n],
    ["funding", funded <= 0n],
    ["page", publishedVersion === 0],
  ];
  return checks.filter(([, isMissing]) => isMissing).map(([need]) => need);
}

const words: Record<LaunchNeed, string> = {
  "brief-goal": "the goal in the brief",
  "brief-creator-gets": "what the creator gets",
  requirements: "a deliverable requirement",
  "end-date": "an end date in the future",
  budget: "a budget",
  funding: "a deposit that funds it",
  page: "a published landing page",
};

/** Refuses a launch and names everything that is missing. */
export const notReady = (missing: readonly LaunchNeed[]): DomainError =>
  new DomainError("rule-broken", "campaigns.not-ready", `This campaign can't be launched yet. Still missing: ${missing.map((need) => words[need]).join(", ")}.`, {
    details: { missing },
  });
