import { emptyBrief, type CampaignBrief, type CampaignStatus } from "@fanfare/contracts/campaigns";
import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import { DomainError, event, illegalTransition, invalidField, ruleBroken, versionConflict, zero, type DomainEvent, type Money } from "../kernel/index.ts";
import type { WalletFacts } from "./ports.ts";

/** A campaign. Dates are days (`2026-05-03`, in UTC); `slug` is the last part of its public address. */
export type Campaign = {
  id: string;
  organizationId: string;
  brandId: string;
  name: string;
  status: CampaignStatus;
  brief: CampaignBrief;
  requirements: readonly DeliverableRequirement[];
  startsOn: string | null;
  endsOn: string | null;
  budget: Money;
  slug: string;
  launchedAt: Date | null;
  version: number;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
};

/** What a decision gives: the campaign as it is now, and what happened. */
export type Decided = { state: Campaign; facts: DomainEvent[] };

const allowedFrom: Record<CampaignStatus, readonly CampaignStatus[]> = {
  draft: ["live", "archived"],
  live: ["paused", "completed"],
  paused: ["live", "completed"],
  completed: ["archived"],
  archived: [],
};

/** The states that may follow. */
export const allowedAfter = (status: CampaignStatus): readonly CampaignStatus[] => allowedFrom[status];

/** The day of a moment, in UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const owner = (campaign: Campaign) => ({ aggregateId: campaign.id, organizationId: campaign.organizationId });

export function newCampaign(from: Pick<Campaign, "id" | "organizationId" | "brandId" | "name" | "slug" | "createdBy"> & { currency: Money["currency"]; at: Date }): Decided {
  const { currency, at, ...given } = from;
  const state: Campaign = {
    ...given, status: "draft", brief: emptyBrief, requirements: [], startsOn: null, endsOn: null, budget: zero(currency), launchedAt: null,
    version: 1, createdAt: at, updatedAt: at,
  };
  return { state, facts: [event("campaigns.campaign-created.v1", owner(state), { campaignId: state.id, name: state.name })] };
}

/** A draft with the same brief and requirements, without people, dates and money. */
export function duplicateOf(original: Campaign, copy: Pick<Campaign, "id" | "name" | "slug" | "createdBy"> & { at: Date }): Decided {
  const { at, ...given } = copy;
  const fresh = newCampaign({ ...given, organizationId: original.organizationId, brandId: original.brandId, currency: original.budget.currency, at });
  return { ...fresh, state: { ...fresh.state, brief: original.brief, requirements: original.requirements } };
}

/** Refuses when the person looked at an older campaign than the one that is stored. */
export function expectVersion(campaign: { version: number }, expected: number): void {
  if (campaign.version !== expected) throw versionConflict("campaign");
}

/** A campaign that has ended is a record: it can be read and duplicated, no longer changed. */
export function mustBeOpenToChange(campaign: Campaign): void {
  if (campaign.status !== "completed" && campaign.status !== "archived") return;
  throw ruleBroken("campaigns.campaign-ended", `This campaign is ${campaign.status} and can't be changed any more. Duplicate it to go on from here.`, { status: campaign.status });
}

function changed(campaign: Campaign, change: Partial<Campaign>, at: Date): Decided {
  mustBeOpenToChange(campaign);
  const state = { ...campaign, ...change, updatedAt: at };
  return { state, facts: [event("campaigns.campaign-changed.v1", owner(campaign), { campaignId: campaign.id })] };
}

export const rename = (campaign: Campaign, name: string, at: Date): Decided => changed(campaign, { name }, at);
export const changeBrief = (campaign: Campaign, brief: CampaignBrief, at: Date): Decided => changed(campaign, { brief }, at);

export function changeRequirements(campaign: Campaign, requirements: readonly DeliverableRequirement[], at: Date): Decided {
  if (isPublic(campaign) && requirements.length === 0) {
    throw ruleBroken("campaigns.requirements-needed", "A campaign that is live asks for at least one deliverable. Add another before you remove this one.");
  }
  return changed(campaign, { requirements }, at);
}

export function changeSchedule(campaign: Campaign, dates: Pick<Campaign, "startsOn" | "endsOn">, at: Date): Decided {
  if (dates.startsOn && dates.endsOn && dates.endsOn < dates.startsOn) {
    throw invalidField("campaigns.ends-before-start", "endsOn", "The campaign ends before it starts. Choose a later end.");
  }
  if (isPublic(campaign) && !endsLater(dates.endsOn, at)) {
    throw invalidField("campaigns.end-in-past", "endsOn", "A campaign that is live ends on a day to come. To end it now, complete it.");
  }
  return changed(campaign, { startsOn: dates.startsOn, endsOn: dates.endsOn }, at);
}

/** The plan may be changed freely, but not below what is promised or paid already. */
export function changeBudget(campaign: Campaign, budget: Money, wallet: WalletFacts, at: Date): Decided {
  if (budget.currency !== campaign.budget.currency) {
    throw invalidField("campaigns.other-currency", "budget.currency", `This campaign is held in ${campaign.budget.currency}. Create another for ${budget.currency}.`);
  }
  if (budget.minor < wallet.committed + wallet.settled) {
    throw new DomainError("rule-broken", "campaigns.budget-below-committed", "The budget can't be less than what is already promised to creators and paid.", {
      fields: { "budget.amount": "Less than what is already promised and paid." },
    });
  }
  return changed(campaign, { budget }, at);
}

/** The address is free until the launch; after that it is in people's links. */
export function changeSlug(campaign: Campaign, slug: string, at: Date): Decided {
  if (campaign.launchedAt !== null) {
    throw invalidField("campaigns.slug-fixed", "slug", "The address can't change after the launch: people have it in their links.");
  }
  return changed(campaign, { slug }, at);
}

/** Whether strangers can see the campaign's page and it is still going on. */
export const isPublic = (campaign: Pick<Campaign, "status">): boolean => campaign.status === "live" || campaign.status === "paused";

/** Whether the day lies after today. */
export const endsLater = (endsOn: string | null, at: Date): boolean => endsOn !== null && endsOn > dayOf(at);

function moved(campaign: Campaign, status: CampaignStatus, at: Date): Decided {
  const allowed = allowedAfter(campaign.status);
  if (!allowed.includes(status)) throw illegalTransition("campaign", campaign.status, status, allowed);
  const state = { ...campaign, status, updatedAt: at };
  return { state, facts: [event("campaigns.campaign-status-changed.v1", owner(campaign), { campaignId: campaign.id, status })] };
}

/** Goes live. Whether everything is there is decided by `missingForLaunch`. */
export function launch(campaign: Campaign, at: Date): Decided {
  if (campaign.status !== "draft") throw illegalTransition("campaign", campaign.status, "live", allowedAfter(campaign.status));
  const { state, facts } = moved(campaign, "live", at);
  const launched = event("campaigns.campaign-launched.v1", owner(campaign), { campaignId: campaign.id, slug: campaign.slug });
  return { state: { ...state, launchedAt: at }, facts: [launched, ...facts] };
}

export const pause = (campaign: Campaign, at: Date): Decided => moved(campaign, "paused", at);
export const complete = (campaign: Campaign, at: Date): Decided => moved(campaign, "completed", at);
export const archive = (campaign: Campaign, at: Date): Decided => moved(campaign, "archived", at);

export function resume(campaign: Campaign, at: Date): Decided {
  if (campaign.status !== "paused") throw illegalTransition("campaign", campaign.status, "live", allowedAfter(campaign.status));
  if (!endsLater(campaign.endsOn, at)) {
    throw ruleBroken("campaigns.end-in-past", "The campaign's end date has passed. Choose a later one, then resume.");
  }
  return moved(campaign, "live", at);
}
