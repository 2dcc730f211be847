import type { LandingDocument } from "@fanfare/contracts/landing";
import type { Visitor } from "./browserless.ts";

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const page: LandingDocument = {
  format: 1,
  language: "en",
  blocks: [
    { id: "hero", type: "hero", tone: "brand", layout: "beside", headline: "Take the long way home", subline: "We are looking for people who walk, ride and paddle, and tell about it honestly.", image: null },
    { id: "get", type: "what-you-get", tone: "plain", heading: "What you get", items: [
      { id: "pay", title: "A fair price", detail: "You name it, we talk about it, and it is paid after your post is checked." },
      { id: "gear", title: "The Ridge pack, 42 l", detail: "Yours to keep, in the colour you like." },
    ] },
    { id: "ask", type: "what-we-ask", tone: "tint", heading: "What we ask", intro: "One film of a real trip. You decide where it goes." },
    { id: "faq", type: "faq", tone: "plain", heading: "Questions", items: [{ id: "when", question: "When am I paid?", answer: "When the post has been checked and the hold period is over." }] },
    { id: "apply", type: "application-form", tone: "plain", heading: "Apply", intro: "Tell us where you would go.", buttonLabel: "Apply", questions: [
      { id: "where", kind: "long-text", label: "Where would you take the pack?", help: "A place and a month are enough.", required: true, options: [] },
    ], eligibility: { countries: [], minimumFollowers: null } },
  ],
};

/** A funded, live campaign with a public page. Answers its id and slug. */
export async function launchCampaign(owner: Visitor, brandId: string): Promise<{ campaignId: string; slug: string }> {
  const { command, query } = owner.api.campaigns;
  const { id: campaignId } = await command.createCampaign.mutate({ name: "The long way home", brandId, currency: "EUR" });
  const version = async () => (await query.findCampaign.query({ campaignId })).version;
  const existing = async () => ({ campaignId, expectedVersion: await version() });
  await command.changeBrief.mutate({
    ...(await existing()),
    brief: {
      goal: "Show the Ridge pack on a trip that is really made, so that people see how it carries.", audience: "People between 25 and 45 who go out on weekends", keyMessages: ["Carries 42 litres without a frame", "Repaired free of charge for ten years"],
      dos: ["Show the pack being packed", "Say what you would change"], donts: ["No music without a licence"], creatorGets: "The pack in the colour of your choice",
    },
  });
  await command.changeRequirements.mutate({
    ...(await existing()),
    requirements: [{ id: "film", platform: "youtube", format: "video", count: 1, dueOffsetDays: 21, mustMention: ["Kestrel"], mustLink: "https://kestrel.example/ridge", disclosure: "platform-label", notes: "" }],
  });
  await command.changeSchedule.mutate({ ...(await existing()), startsOn: inDays(0), endsOn: inDays(60) });
  await command.changeBudget.mutate({ ...(await existing()), budget: { amount: "600000", currency: "EUR" } });
  const slug = "the-long-way-home";
  await command.changeSlug.mutate({ ...(await existing()), slug });
  await owner.api.payments.command.recordDeposit.mutate({ campaignId, amount: { amount: "600000", currency: "EUR" }, reference: "KESTREL 2026-11", receivedOn: inDays(0), idempotencyKey: crypto.randomUUID() });
  await publish(owner, campaignId);
  await command.launchCampaign.mutate(await existing());
  return { campaignId, slug };
}

async function publish(owner: Visitor, campaignId: string): Promise<void> {
  const { command, query } = owner.api.campaigns;
  const expectedVersion = async () => (await query.findLandingPage.query({ campaignId })).version;
  await command.saveLandingPage.mutate({ campaignId, expectedVersion: await expectedVersion(), document: page });
  await command.publishLandingPage.mutate({ campaignId, expectedVersion: await expectedVersion() });
}

/** A campaign that is only begun, for the other brand. */
export async function beginCampaign(owner: Visitor, brandId: string): Promise<void> {
  await owner.api.campaigns.command.createCampaign.mutate({ name: "Twelve winter suppers", brandId, currency: "EUR" });
}
