import type { CampaignBrief } from "@fanfare/contracts/campaigns";
import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import type { LandingDocument } from "@fanfare/contracts/landing";
import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import {
  makeChangeBrief, makeChangeBudget, makeChangeRequirements, makeChangeSchedule, makeCreateCampaign, makeLaunchCampaign, makePublishLandingPage, makeSaveLandingPage,
  starterDocument,
} from "@fanfare/domain/campaigns";
import { newId, type Member } from "@fanfare/domain/kernel";
import { makeRecordDeposit } from "@fanfare/domain/payments";
import type { Sequelize } from "sequelize";
import { asking } from "./identity.ts";

export const brief: CampaignBrief = {
  goal: "Show that the shoe lasts a summer of running.", audience: "Runners between 20 and 40", keyMessages: ["One shoe, a thousand kilometres"],
  dos: ["Show the sole"], donts: ["No other brand in the picture"], creatorGets: "Two pairs of shoes and the agreed price",
};
export const requirement: DeliverableRequirement = {
  id: "video", platform: "youtube", format: "video", count: 1, dueOffsetDays: 14, mustMention: ["@kestrel"], mustLink: null, disclosure: "platform-label", notes: "",
};

/** A page that can be published: no picture, one thing to get, one question. */
export function filledDocument(headline: string): LandingDocument {
  const starter = starterDocument(headline);
  const question = { id: "why", kind: "long-text" as const, label: "Why you?", help: "", required: true, options: [] };
  return {
    ...starter,
    blocks: starter.blocks.map((block) => {
      if (block.type === "what-you-get") return { ...block, items: [{ id: "shoes", title: "Two pairs of shoes", detail: "" }] };
      return block.type === "application-form" ? { ...block, questions: [question] } : block;
    }),
  };
}

/** A day that lies this many days from now, in UTC. */
export const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A brand of the member's organization, as a row. */
export async function brandOf(db: Sequelize, member: Member, overrides: { name?: string; primaryColor?: string; accentColor?: string } = {}): Promise<string> {
  const id = newId();
  await inScope(db, { organizationId: member.organizationId }, (sql) =>
    sql.change(`INSERT INTO brands (id, organization_id, name, primary_color, accent_color, created_at) VALUES ($1, $2, $3, $4, $5, now())`, [
      id, member.organizationId, overrides.name ?? `Kestrel ${id.slice(-4)}`, overrides.primaryColor ?? "#0F5C4D", overrides.accentColor ?? "#E9A93A",
    ]),
  );
  return id;
}

type CampaignOverrides = {
  name?: string; brandId?: string; requirements?: DeliverableRequirement[]; endsOn?: string;
  /** In EUR cents; nothing is deposited when it is zero. */
  funded?: bigint;
  document?: LandingDocument;
};

/** A draft that lacks nothing but its launch. `member` is an owner. */
export async function readyCampaign(db: Sequelize, member: Member, overrides: CampaignOverrides = {}): Promise<{ id: string; version: number }> {
  const unitOfWork = unitOfWorkOn(db, { now: () => new Date() });
  const deps = { unitOfWork };
  const context = asking(member);
  const name = overrides.name ?? "Summer running";
  const { id: campaignId } = await makeCreateCampaign(deps)(context, { name, brandId: overrides.brandId ?? (await brandOf(db, member)), currency: "EUR" });
  await makeChangeBrief(deps)(context, { campaignId, expectedVersion: 1, brief });
  await makeChangeRequirements(deps)(context, { campaignId, expectedVersion: 2, requirements: overrides.requirements ?? [requirement] });
  await makeChangeSchedule(deps)(context, { campaignId, expectedVersion: 3, startsOn: null, endsOn: overrides.endsOn ?? dayFromNow(60) });
  const { version } = await makeChangeBudget(deps)(context, { campaignId, expectedVersion: 4, budget: { amount: "500000", currency: "EUR" } });
  await makeSaveLandingPage(deps)(context, { campaignId, expectedVersion: 1, document: overrides.document ?? filledDocument(name) });
  await makePublishLandingPage(deps)(context, { campaignId, expectedVersion: 2 });
  const funded = overrides.funded ?? 500_000n;
  if (funded > 0n) {
    const deposit = { campaignId, amount: { amount: funded.toString(), currency: "EUR" as const }, reference: "Bank transfer", receivedOn: dayFromNow(0), idempotencyKey: newId() };
    await makeRecordDeposit(deps)(context, deposit);
  }
  return { id: campaignId, version };
}

/** A campaign that is live and funded. `member` is an owner. */
export async function liveCampaign(db: Sequelize, member: Member, overrides: CampaignOverrides = {}): Promise<{ id: string; version: number; slug: string }> {
  const ready = await readyCampaign(db, member, overrides);
  const launch = makeLaunchCampaign({ unitOfWork: unitOfWorkOn(db, { now: () => new Date() }) });
  const receipt = await launch(asking(member), { campaignId: ready.id, expectedVersion: ready.version });
  const row = await inScope(db, { organizationId: member.organizationId }, (sql) => sql.row<{ slug: string }>(`SELECT slug FROM campaigns WHERE id = $1`, [ready.id]));
  return { ...receipt, slug: row!.slug };
}
