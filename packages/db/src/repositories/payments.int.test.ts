import { newId, type Context } from "@fanfare/domain/kernel";
import { makeAgreeToOffer, makeCancelCollaboration, makeCounterOffer, makeDecline, makeMakeOffer, makeSubmitApplication, makeWithdraw } from "@fanfare/domain/collaborations";
import { makePayoutSaga, makeRecordDeposit, payoutIdOf, schedulePayout } from "@fanfare/domain/payments";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { liveCampaign, signedUpCreator, type CreatorRow, type LiveCampaign } from "@fanfare/testing/factories/live-campaign";
import { memoryProvider } from "@fanfare/testing/memory/payment-provider";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyOrganization } from "../readers/ledger-chain.ts";
import { inScope } from "../scoped.ts";
import { unitOfWorkOn } from "../unit-of-work.ts";

let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.drop());

const unitOfWork = () => unitOfWorkOn(database.app, { now: () => new Date() });
const eur = (minor: number) => ({ amount: String(minor), currency: "EUR" as const });
const deposit = (campaign: LiveCampaign, minor: number, idempotencyKey = crypto.randomUUID() as string) =>
  makeRecordDeposit({ unitOfWork: unitOfWork() })(campaign.asOwner, { campaignId: campaign.campaignId, amount: eur(minor), reference: "Invoice 7", receivedOn: "2026-05-01", idempotencyKey });
const wallet = (campaign: LiveCampaign) =>
  inScope(database.app, { organizationId: campaign.organizationId }, (sql) =>
    sql.row<{ funded: string; committed: string; settled: string }>(
      `SELECT funded_minor AS funded, committed_minor AS committed, settled_minor AS settled FROM wallets WHERE campaign_id = $1`, [campaign.campaignId]));
const statusOf = async (campaign: LiveCampaign, collaborationId: string) =>
  (await inScope(database.app, { organizationId: campaign.organizationId }, (sql) => sql.row<{ status: string }>(`SELECT status FROM collaborations WHERE id = $1`, [collaborationId])))?.status;
const faults = async ({ organizationId }: LiveCampaign) => (await verifyOrganization(database.worker, organizationId)).faults;

async function offered(campaign: LiveCampaign, minor: number): Promise<{ creator: CreatorRow; collaborationId: string; offerId: string }> {
  const creator = await signedUpCreator(database.app);
  const application = await makeSubmitApplication({ unitOfWork: unitOfWork() })(creator.asCreator, { slug: campaign.slug, answers: [], message: "" });
  const offerId = newId();
  await makeMakeOffer({ unitOfWork: unitOfWork() })(campaign.asOwner, { collaborationId: application.id, offerId, amount: eur(minor), message: "", validDays: 7 });
  return { creator, collaborationId: application.id, offerId };
}
const agreeTo = (context: Context, collaborationId: string, offerId: string) => makeAgreeToOffer({ unitOfWork: unitOfWork() })(context, { collaborationId, offerId });

describe("a campaign's money in PostgreSQL", () => {
  test("when 20 creators agree at the same instant and only 7 fit, exactly 7 are agreed and the others keep their offers", async () => {
    const campaign = await liveCampaign(database.app);
    await deposit(campaign, 7 * 45_000 + 44_999);
    const offers = await Promise.all(Array.from({ length: 20 }, () => offered(campaign, 45_000)));
    const outcomes = await Promise.allSettled(offers.map(({ creator, collaborationId, offerId }) => agreeTo(creator.asCreator, collaborationId, offerId)));
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(7);
    expect(new Set(refused.map(({ reason }) => (reason as { code: string }).code))).toEqual(new Set(["payments.budget-exhausted"]));
    expect(await wallet(campaign)).toEqual({ funded: "359999", committed: "315000", settled: "0" });
    const statuses = await Promise.all(offers.map(({ collaborationId }) => statusOf(campaign, collaborationId)));
    expect(statuses.filter((status) => status === "agreed")).toHaveLength(7);
    expect(statuses.filter((status) => status === "offered")).toHaveLength(13);
    expect(await faults(campaign)).toEqual([]);
  });

  test("agreeing ten times at the same instant to one offer commits it once and starts one process", async () => {
    const campaign = await liveCampaign(database.app);
    await deposit(campaign, 500_000);
    const { creator, collaborationId, offerId } = await offered(campaign, 45_000);
    const receipts = await Promise.all(Array.from({ length: 10 }, () => agreeTo(creator.asCreator, collaborationId, offerId)));
    expect(new Set(receipts.map(({ version }) => version)).size).toBe(1);
    expect((await wallet(campaign))?.committed).toBe("45000");
    const counted = await inScope(database.app, { organizationId: campaign.organizationId }, (sql) =>
      sql.row<{ sagas: string; agreements: string }>(`SELECT (SELECT count(*) FROM sagas WHERE key = $1) AS sagas, (SELECT count(*) FROM agreements WHERE collaboration_id = $2) AS agreements`, [collaborationId, collaborationId]));
    expect(counted).toEqual({ sagas: "1", agreements: "1" });
  });

  test("a deposit sent ten times at once under one key is recorded once", async () => {
    const campaign = await liveCampaign(database.app);
    const key = crypto.randomUUID();
    await Promise.all(Array.from({ length: 10 }, () => deposit(campaign, 100_000, key)));
    expect((await wallet(campaign))?.funded).toBe("100000");
    expect(await faults(campaign)).toEqual([]);
  });

  test("450 countered with 520 and agreed by the organization commits 520; cancelled, all of it is free again", async () => {
    const campaign = await liveCampaign(database.app);
    await deposit(campaign, 60_000);
    const { creator, collaborationId, offerId } = await offered(campaign, 45_000);
    const counterId = newId();
    await makeCounterOffer({ unitOfWork: unitOfWork() })(creator.asCreator, { collaborationId, offerId: counterId, answersOfferId: offerId, amount: eur(52_000), message: "", validDays: 7 });
    await agreeTo(campaign.asOwner, collaborationId, counterId);
    expect((await wallet(campaign))?.committed).toBe("52000");
    await makeCancelCollaboration({ unitOfWork: unitOfWork() })(campaign.asOwner, { collaborationId, reason: "The product is late." });
    expect(await wallet(campaign)).toEqual({ funded: "60000", committed: "0", settled: "0" });
    expect(await faults(campaign)).toEqual([]);
  });

  test("the database itself refuses an overdrawn wallet, a changed posting and entries that do not sum to zero", async () => {
    const campaign = await liveCampaign(database.app);
    await deposit(campaign, 1_000);
    const inOrganization = (statement: string) => inScope(database.app, { organizationId: campaign.organizationId }, (sql) => sql.change(statement));
    await expect(inOrganization(`UPDATE wallets SET committed_minor = 1001`)).rejects.toThrow(/wallets_never_overdrawn/);
    await expect(inOrganization(`UPDATE ledger_entries SET amount_minor = 1`)).rejects.toThrow(/permission denied/);
    await expect(inOrganization(`DELETE FROM ledger_postings`)).rejects.toThrow(/permission denied/);
    const unbalanced = `INSERT INTO ledger_entries (organization_id, posting_id, account_id, amount_minor, currency) SELECT organization_id, posting_id, account_id, 5, currency FROM ledger_entries LIMIT 1`;
    await expect(inOrganization(unbalanced)).rejects.toThrow(/do not sum to zero/);
  });

  test("a creator reaches neither another's collaboration nor the organization's wallet, and another organization reaches nothing", async () => {
    const campaign = await liveCampaign(database.app);
    await deposit(campaign, 500_000);
    const { creator, collaborationId, offerId } = await offered(campaign, 45_000);
    const stranger = await signedUpCreator(database.app, "Stranger");
    const other = await liveCampaign(database.app);
    await expect(agreeTo(stranger.asCreator, collaborationId, offerId)).rejects.toMatchObject({ kind: "not-found" });
    await expect(makeWithdraw({ unitOfWork: unitOfWork() })(stranger.asCreator, { collaborationId, reason: "No" })).rejects.toMatchObject({ kind: "not-found" });
    await expect(makeDecline({ unitOfWork: unitOfWork() })(other.asOwner, { collaborationIds: [collaborationId], message: "No" })).rejects.toMatchObject({ kind: "not-found" });
    const seen = await inScope(database.app, { creatorId: creator.creatorId, userId: creator.userId }, (sql) => sql.rows(`SELECT 1 FROM wallets UNION ALL SELECT 1 FROM ledger_postings`));
    expect(seen).toEqual([]);
  });
});

test("a payout in PostgreSQL ends with one transfer, a settled wallet and a ledger that agrees", async () => {
  const campaign = await liveCampaign(database.app);
  await deposit(campaign, 60_000);
  const { creator, collaborationId, offerId } = await offered(campaign, 52_000);
  await agreeTo(creator.asCreator, collaborationId, offerId);
  const { organizationId, campaignId } = campaign;
  const { creatorId } = creator;
  const provider = memoryProvider();
  provider.faults = ["lost-answer"];
  const order = { organizationId, creatorId, campaignId, collaborationId, campaignName: "Spring", brandName: "Acme", creatorName: "Mira", holdUntil: new Date(0) };
  await unitOfWork().run({ organizationId, creatorId }, campaign.asOwner, async (tx) => {
    await schedulePayout(tx, order);
    await tx.payoutAccounts.insert({ creatorId, providerAccountId: "acct_1", holderName: "Mira", country: "DE", status: "enabled", version: 1 }, tx.at);
  });
  const saga = makePayoutSaga({ unitOfWork: unitOfWork(), provider });
  const payoutId = payoutIdOf(collaborationId);
  const context = { actor: { kind: "system" as const, name: "payments.payout", organizationId }, trace: campaign.asOwner.trace, sagaId: payoutId, organizationId, creatorId, attempt: 1, now: new Date() };
  for (const step of saga.steps) {
    // Each step twice: a process may die after the effect and before the step is noted.
    expect((await step.do({ payoutId }, context)).kind).toBe("next");
    expect((await step.do({ payoutId }, context)).kind).toBe("next");
  }
  expect(provider.transfers).toHaveLength(1);
  expect(await wallet(campaign)).toEqual({ funded: "60000", committed: "0", settled: "52000" });
  expect(await faults(campaign)).toEqual([]);
});

test("any mix of money commands on separate connections leaves a ledger that agrees with its wallets", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ kind: fc.constantFrom("deposit", "agree", "cancel"), minor: fc.integer({ min: 1, max: 50_000 }) }), { minLength: 4, maxLength: 10 }), async (moves) => {
      const campaign = await liveCampaign(database.app);
      const engaged = await Promise.all(moves.map(({ minor }) => offered(campaign, minor)));
      await Promise.allSettled(moves.map(async ({ kind, minor }, index) => {
        const { creator, collaborationId, offerId } = engaged[index]!;
        if (kind === "deposit") return deposit(campaign, minor);
        await agreeTo(creator.asCreator, collaborationId, offerId);
        if (kind === "cancel") await makeCancelCollaboration({ unitOfWork: unitOfWork() })(campaign.asOwner, { collaborationId, reason: "No longer" });
        return undefined;
      }));
      expect(await faults(campaign)).toEqual([]);
    }),
    { numRuns: 6 },
  );
}, 60_000);
