import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { event, newId, type DomainEvent } from "@fanfare/domain/kernel";
import { eventually } from "@fanfare/testing/eventually";
import { liveCampaign, signedUpCreator, type CreatorRow, type LiveCampaign } from "@fanfare/testing/factories/live-campaign";
import { memberOf } from "@fanfare/testing/factories/identity";
import { workersSpace, type WorkersSpace } from "@fanfare/testing/workers-space";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RelayModule } from "../relay/relay.module.ts";
import { startWorkers, type RunningWorkers } from "../runtime/start-workers.ts";
import { MessagingModule } from "./messaging.module.ts";

type Letter = { subject: string; to: { address: string }[]; html: string; text: string };
type MailRow = { status: string; recipient: string; data: object };

describe("messaging", () => {
  let space: WorkersSpace;
  let workers: RunningWorkers;
  let campaign: LiveCampaign;
  let creator: CreatorRow;
  const collaborationId = newId();
  const creatorEmail = `mira-${collaborationId}@example.org`;

  beforeAll(async () => {
    space = await workersSpace();
    const { app } = space.database;
    campaign = await liveCampaign(app);
    creator = await signedUpCreator(app);
    await memberOf(app, { organizationId: campaign.organizationId, role: "viewer" });
    await inScope(app, { organizationId: campaign.organizationId, userId: creator.userId }, async (sql) => {
      await sql.change(`INSERT INTO auth."user" (id, name, email, "emailVerified") VALUES ($1, 'Mira Weber', $2, true)`, [creator.userId, creatorEmail]);
      await sql.change(`INSERT INTO people (user_id, locale) VALUES ($1, 'ru')`, [creator.userId]);
      await sql.change(
        `INSERT INTO collaborations (id, organization_id, campaign_id, creator_id, campaign_name, brand_name, creator_name, status, currency, language, hold_days, requirements, brief, applied_at, updated_at)
         VALUES ($1, $2, $3, $4, 'Spring <kitchen>', 'Acme', 'Mira Weber', 'offered', 'EUR', 'en', 0, '[]', '{}', now(), now())`,
        [collaborationId, campaign.organizationId, campaign.campaignId, creator.creatorId],
      );
    });
    workers = await startWorkers({ ...space.environment, LOG_LEVEL: "error" }, ["relay", "messaging"], [RelayModule, MessagingModule]);
  });
  afterAll(async () => {
    await workers?.stop();
    await space?.close();
  });

  const about = () => ({ collaborationId, campaignId: campaign.campaignId, creatorId: creator.creatorId });
  const owner = () => ({ aggregateId: collaborationId, organizationId: campaign.organizationId, creatorId: creator.creatorId });
  const happens = (fact: DomainEvent, by: "organization" | "creator") =>
    unitOfWorkOn(space.database.app, { now: () => new Date() }).run({ organizationId: campaign.organizationId, creatorId: creator.creatorId }, by === "creator" ? creator.asCreator : campaign.asOwner, (tx) =>
      tx.outbox.append([fact], 1),
    );
  const letterTo = (address: string, part: string) =>
    eventually(async () => {
      const letters = (await (await fetch(`${process.env.MAIL_INBOX_URL}/api/email`)).json()) as Letter[];
      return letters.find((letter) => letter.to[0]?.address === address && letter.subject.includes(part));
    });
  const mails = () => inScope(space.database.worker, {}, (sql) => sql.rows<MailRow>(`SELECT status, recipient, data FROM mails ORDER BY created_at`));

  it("tells a creator of an offer by a letter in their language and in the portal", async () => {
    await happens(event("collaborations.offer-made.v1", owner(), { ...about(), offerId: newId(), by: "organization", amount: { amount: "45000", currency: "EUR" } }), "organization");
    const letter = await letterTo(creatorEmail, "Acme предлагает вам");
    expect(letter.subject.replace(/\s/g, " ")).toBe("Acme предлагает вам 450,00 €");
    expect(letter.html).toContain("Spring &lt;kitchen&gt;");
    expect(letter.html).toContain(`${space.environment.PUBLIC_URL}/creator/collaborations/${collaborationId}`);
    const told = await inScope(space.database.app, { creatorId: creator.creatorId }, (sql) => sql.rows(`SELECT kind, link FROM notifications`));
    expect(told).toEqual([{ kind: "offer-received", link: `/creator/collaborations/${collaborationId}` }]);
  });

  it("tells those who decide in an organization, not who only looks", async () => {
    await happens(event("collaborations.offer-made.v1", owner(), { ...about(), offerId: newId(), by: "creator", amount: { amount: "52000", currency: "EUR" } }), "creator");
    const letter = await letterTo(`${campaign.owner.userId}@fanfare.example`, "Mira Weber asks for");
    expect(letter.subject).toBe("Mira Weber asks for €520.00");
    expect((await mails()).filter(({ recipient }) => recipient.endsWith("@fanfare.example"))).toHaveLength(1);
  });

  it("forgets what a letter said once it is sent, because its link may be a key", async () => {
    const sent = await eventually(async () => { const all = await mails(); return all.every(({ status }) => status === "sent") && all; });
    expect(sent.map(({ data }) => data)).toEqual(sent.map(() => ({})));
  });
});
