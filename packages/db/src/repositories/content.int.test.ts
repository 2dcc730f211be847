import { cancelDeliverables, deliverableStates, followRejectedFile, followTracking, makeAddComment, makeApproveDraft, makeRequestChanges, makeResolveComment, makeSubmitDraft, openDeliverables } from "@fanfare/domain/content";
import { newId } from "@fanfare/domain/kernel";
import { makeBeginProcessing, makeEndProcessing } from "@fanfare/domain/media";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { signedUpCreator } from "@fanfare/testing/factories/live-campaign";
import { openWork, submittedDraft, uploadedFile, type OpenWork } from "@fanfare/testing/factories/content";
import { asking, memberOf } from "@fanfare/testing/factories/identity";
import { readyCampaign } from "@fanfare/testing/factories/campaigns";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deliverableById, deliverablesOfCollaboration, findDeliverables } from "../readers/content.ts";
import { inScope } from "../scoped.ts";
import { unitOfWorkOn } from "../unit-of-work.ts";

let database: TestDatabase;
let owner: Awaited<ReturnType<typeof memberOf>>;
let campaignId: string;
let work: OpenWork;
let deliverableId: string;

beforeAll(async () => {
  database = await testDatabase();
  owner = await memberOf(database.app);
  campaignId = (await readyCampaign(database.app, owner, { funded: 0n })).id;
});
afterAll(() => database.drop());
beforeEach(async () => {
  work = await openWork(database.app, owner, (await signedUpCreator(database.app)).actor, { campaignId });
  [deliverableId] = work.deliverableIds as [string];
});

const deps = () => ({ unitOfWork: unitOfWorkOn(database.app, { now: () => new Date() }) });
const asOwner = () => asking(owner);
const seenByOwner = () => inScope(database.app, { organizationId: owner.organizationId }, (sql) => deliverableById(sql, deliverableId));
const seenByCreator = () => inScope(database.app, { creatorId: work.creator.actor.creatorId }, (sql) => deliverableById(sql, deliverableId));
const says = (draftId: string, visibility: "internal" | "shared") => ({ id: newId(), draftId, atMs: 3_000, untilMs: 4_000, body: "Louder here", visibility });

describe("from the first version to the approved one", () => {
  test("a version is sent back with a comment and a date, the creator ticks it off, version 2 is approved", async () => {
    const first = await submittedDraft(database.app, work, deliverableId);
    const comment = says(first, "shared");
    await makeAddComment(deps())(asOwner(), comment);
    const dueOn = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    await makeRequestChanges(deps())(asOwner(), { deliverableId, draftId: first, note: "", dueOn });
    expect(await seenByCreator()).toMatchObject({ status: "changes-requested", dueOn, turn: "creator", openPoints: 1, comments: [{ id: comment.id, atMs: 3_000, untilMs: 4_000, resolvedAt: null }] });

    await makeResolveComment(deps())(work.creator, { commentId: comment.id, resolved: true });
    const second = await submittedDraft(database.app, work, deliverableId);
    await makeApproveDraft(deps())(asOwner(), { deliverableId, draftId: second });
    const view = await seenByOwner();
    expect(view).toMatchObject({ status: "approved", openPoints: 0, draftNumber: 2 });
    expect(view.drafts.map(({ number, status, decidedBy }) => [number, status, decidedBy])).toEqual([[2, "approved", owner.name], [1, "changes-requested", owner.name]]);
  });

  test("the same file handed in twice is one version, and no other creator can hand it in", async () => {
    const assetId = await uploadedFile(database.app, work.creator, { until: "uploaded" });
    await makeSubmitDraft(deps())(work.creator, { deliverableId, assetId, note: "" });
    await makeSubmitDraft(deps())(work.creator, { deliverableId, assetId, note: "" });
    expect((await seenByOwner()).drafts).toHaveLength(1);
    const stranger = await openWork(database.app, owner, (await signedUpCreator(database.app)).actor, { campaignId });
    await expect(makeSubmitDraft(deps())(stranger.creator, { deliverableId: stranger.deliverableIds[0]!, assetId, note: "" })).rejects.toThrow("does not exist");
    await expect(makeSubmitDraft(deps())(stranger.creator, { deliverableId, assetId: newId(), note: "" })).rejects.toThrow("does not exist");
  });

  test("nothing can be approved before it plays, nor sent back without a word", async () => {
    const draftId = await submittedDraft(database.app, work, deliverableId, await uploadedFile(database.app, work.creator, { until: "uploaded" }));
    await expect(makeApproveDraft(deps())(asOwner(), { deliverableId, draftId })).rejects.toMatchObject({ code: "content.still-processing" });
    await expect(makeRequestChanges(deps())(asOwner(), { deliverableId, draftId, note: "", dueOn: null })).rejects.toMatchObject({ code: "content.nothing-to-change" });
    expect((await seenByOwner()).status).toBe("submitted");
  });

  test("given two reviewers decide at the same instant, one decision stands and the other is told", async () => {
    const draftId = await submittedDraft(database.app, work, deliverableId);
    const decisions = await Promise.allSettled([
      makeApproveDraft(deps())(asOwner(), { deliverableId, draftId }),
      makeRequestChanges(deps())(asOwner(), { deliverableId, draftId, note: "Shorter", dueOn: null }),
    ]);
    expect(decisions.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { status } = await seenByOwner();
    expect(status).toBe(decisions[0].status === "fulfilled" ? "approved" : "changes-requested");
  });
});

describe("who hears what", () => {
  test("internal comments are the organization's: the creator sees neither them nor their news", async () => {
    const draftId = await submittedDraft(database.app, work, deliverableId);
    const comment = says(draftId, "internal");
    await makeAddComment(deps())(asOwner(), comment);
    expect((await seenByOwner()).comments).toHaveLength(1);
    expect((await seenByCreator()).comments).toHaveLength(0);
    await expect(makeResolveComment(deps())(work.creator, { commentId: comment.id, resolved: true })).rejects.toThrow("does not exist");
    const news = await inScope(database.app, { creatorId: work.creator.actor.creatorId }, (sql) => sql.rows(`SELECT 1 FROM outbox WHERE aggregate_id = $1`, [comment.id]));
    expect(news).toHaveLength(0);
  });

  test("a comment sent twice is kept once", async () => {
    const comment = says(await submittedDraft(database.app, work, deliverableId), "shared");
    await makeAddComment(deps())(asOwner(), comment);
    await makeAddComment(deps())(asOwner(), comment);
    expect((await seenByOwner()).comments).toHaveLength(1);
  });

  test("another organization sees nothing of it and can decide nothing", async () => {
    const draftId = await submittedDraft(database.app, work, deliverableId);
    const other = asking(await memberOf(database.app));
    await expect(makeApproveDraft(deps())(other, { deliverableId, draftId })).rejects.toThrow("does not exist");
    await expect(makeAddComment(deps())(other, says(draftId, "shared"))).rejects.toThrow("does not exist");
    const found = await inScope(database.app, { organizationId: other.actor.organizationId }, (sql) => findDeliverables(sql, { status: [], campaignId: null, text: "", limit: 10 }));
    expect(found.rows).toHaveLength(0);
  });

  test("the queue shows what waits for us first, with counts of every status, and is filtered by campaign and name", async () => {
    await submittedDraft(database.app, work, deliverableId);
    const find = (input: object) => inScope(database.app, { organizationId: owner.organizationId }, (sql) => findDeliverables(sql, { status: [], campaignId: null, text: "", limit: 100, ...input }));
    const all = await find({});
    expect(all.rows[0]).toMatchObject({ status: "submitted", turn: "organization" });
    expect(Object.values(all.counts).reduce((sum, count) => sum + count, 0)).toBe(all.rows.length);
    expect((await find({ status: ["submitted"] })).rows.every(({ status }) => status === "submitted")).toBe(true);
    expect((await find({ text: "nobody of this name" })).rows).toHaveLength(0);
    expect((await find({ campaignId: newId() })).rows).toHaveLength(0);
  });
});

describe("what other contexts do", () => {
  const run = <T>(act: (tx: Parameters<Parameters<ReturnType<typeof unitOfWorkOn>["run"]>[2]>[0]) => Promise<T>) =>
    deps().unitOfWork.run({ organizationId: owner.organizationId }, asOwner(), act);

  test("opened twice, the same pieces are there once; cancelled, what is published stays", async () => {
    const facts = {
      organizationId: owner.organizationId, campaignId, collaborationId: work.collaborationId, creatorId: work.creator.actor.creatorId, creatorName: "Mira", campaignName: "S",
      requirements: [], agreedAt: new Date(),
    };
    expect(await run((tx) => openDeliverables(tx, facts))).toEqual(work.deliverableIds);
    await run((tx) => cancelDeliverables(tx, work.collaborationId));
    await run((tx) => cancelDeliverables(tx, work.collaborationId));
    expect(await run((tx) => deliverableStates(tx, work.collaborationId))).toEqual(["cancelled"]);
  });

  test("a verified post takes an approved deliverable to its end, told in whatever order", async () => {
    const draftId = await submittedDraft(database.app, work, deliverableId);
    await makeApproveDraft(deps())(asOwner(), { deliverableId, draftId });
    await run((tx) => followTracking(tx, deliverableId, "verified"));
    await run((tx) => followTracking(tx, deliverableId, "published"));
    const [row] = await inScope(database.app, { creatorId: work.creator.actor.creatorId }, (sql) => deliverablesOfCollaboration(sql, work.collaborationId));
    expect(row).toMatchObject({ status: "verified", turn: "nobody" });
  });

  test("a version whose file is refused is sent back at once", async () => {
    const assetId = await uploadedFile(database.app, work.creator, { until: "uploaded" });
    await submittedDraft(database.app, work, deliverableId, assetId);
    const hold = { assetId, scope: { creatorId: work.creator.actor.creatorId }, context: work.creator };
    await makeBeginProcessing(deps())(hold);
    await makeEndProcessing(deps())(hold, { rejected: "unreadable" });
    await run((tx) => followRejectedFile(tx, assetId));
    await run((tx) => followRejectedFile(tx, assetId));
    expect(await seenByCreator()).toMatchObject({ status: "changes-requested", turn: "creator", drafts: [{ status: "changes-requested", asset: { status: "rejected", rejectionReason: "unreadable" } }] });
  });
});
