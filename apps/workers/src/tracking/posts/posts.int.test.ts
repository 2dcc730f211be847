import { connectorsOf, createInstagram } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";
import type { DeliverablePublication } from "@fanfare/contracts/tracking";
import { storyCoverage } from "@fanfare/db/readers/story-coverage";
import { publicationOfDeliverable } from "@fanfare/db/readers/tracking";
import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { newId, type CreatorActor, type Member } from "@fanfare/domain/kernel";
import {
  makeDecideStoryProof, makeDismissFoundPost, makeReportFoundPost, makeReportPublication, makeSubmitStoryProof, PlatformTokenRejected,
  type Grants, type PlatformGrant, type PlatformPost, type SocialConnector,
} from "@fanfare/domain/tracking";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { liveCampaign, requirement } from "@fanfare/testing/factories/campaigns";
import { uploadedFile } from "@fanfare/testing/factories/content";
import { asking, memberOf } from "@fanfare/testing/factories/identity";
import { approvedWork, creatorOnYouTube } from "@fanfare/testing/factories/tracking";
import { control } from "@fanfare/testing/simulators/control-client";
import { startInstagramSimulator } from "@fanfare/testing/simulators/instagram/simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { platformsFrom } from "../platforms.ts";
import { storageFromEnvironment } from "../sync/sync-space.fixture.ts";
import { VerifyPublication } from "../verify-publication.job.ts";
import { PostFinding } from "./post-finding.ts";
import { PostReader } from "./post-reader.ts";

const hour = 3_600_000;
const clock = { now: () => new Date() };
const storage = storageFromEnvironment();
const wanted = { ...requirement, platform: "instagram", format: "image", disclosure: "hashtag" } as const;
const story = { ...wanted, id: "story", format: "story" } as const;
let database: TestDatabase;
let simulator: Awaited<ReturnType<typeof startInstagramSimulator>>;
let instagram: SocialConnector;
let grant: PlatformGrant;
let owner: Member;
let campaignId: string;
let creator: CreatorActor;
let handle: string;
let isConsentDead = false;
let count = 0;

beforeAll(async () => {
  [database, simulator] = await Promise.all([testDatabase(), startInstagramSimulator({ port: 0 })]);
  const { url } = simulator;
  instagram = createInstagram({ consentBaseUrl: url, tokenBaseUrl: url, graphBaseUrl: url, clientId: "simulated-client-id", clientSecret: "simulated-client-secret", guards: new Guards(), firstRetryMs: 1 });
  owner = await memberOf(database.app);
});
afterAll(() => Promise.all([database.drop(), simulator.close()]));
beforeEach(async () => {
  isConsentDead = false;
  handle = `mira${(count += 1)}`;
  campaignId = (await liveCampaign(database.app, owner)).id;
  creator = await creatorOnYouTube(database.app, handle);
  await tell("POST", "accounts", { username: handle });
  grant = await consented(handle);
  await inScope(database.app, { creatorId: creator.creatorId, userId: creator.userId }, (sql) =>
    sql.change(
      `INSERT INTO social_accounts (id, creator_id, platform, handle, handle_folded, external_id, metrics_source, metrics_read_at) VALUES ($1, $2, 'instagram', $3, $3, $4, 'instagram', now())`,
      [newId(), creator.creatorId, handle, grant.externalId],
    ),
  );
});

const tell = <T = unknown>(method: "POST" | "PATCH" | "DELETE", path: string, body?: object) => control<T>(simulator.url, method, path, body);
const post = (fields: object = {}) => tell<{ id: string; url: string }>("POST", "posts", { account: handle, caption: "Summer with @kestrel #ad", growthPerHour: 0, counts: { views: 900 }, ...fields });

async function consented(account: string): Promise<PlatformGrant> {
  const request = { redirectUri: "https://fanfare.example/back", state: "s", codeVerifier: "v".repeat(43) };
  const { location } = await tell<{ location: string }>("POST", "consent", { url: instagram.consentUrl(request).href, account });
  return instagram.exchangeCode(`${new URL(location).searchParams.get("code")}`, request);
}

async function connected(): Promise<void> {
  await inScope(database.app, { creatorId: creator.creatorId, userId: creator.userId }, (sql) =>
    sql.change(
      `INSERT INTO account_connections (id, creator_id, platform, external_id, handle, status, scopes, connected_at, access_expires_at, refresh_at, updated_at)
       VALUES ($1, $2, 'instagram', $3, $4, 'active', '{}', now(), now() + interval '60 days', now() + interval '50 days', now())`,
      [newId(), creator.creatorId, grant.externalId, handle],
    ),
  );
}

const engaged = async (of: object = wanted, count = 1): Promise<string[]> =>
  (await approvedWork(database.app, { member: owner, campaignId, creator, requirements: [{ ...wanted, ...of, count }] })).deliverableIds;

const deps = () => ({ unitOfWork: unitOfWorkOn(database.app, clock) });
const living = () => (isConsentDead ? Promise.reject(new PlatformTokenRejected("instagram", "revoked")) : Promise.resolve(grant));
const grants: Grants = { of: living, insteadOf: living };
const reader = () => new PostReader(database.worker, storage, platformsFrom([]), connectorsOf([instagram]), grants);
const finder = (now = clock.now) => new PostFinding(unitOfWorkOn(database.app, { now }), database.worker, storage, { now });
const payload = (publicationId: string) => ({ organizationId: owner.organizationId, creatorId: creator.creatorId, correlationId: "test", publicationId });
const verify = (publicationId: string) => new VerifyPublication(deps().unitOfWork, reader()).run(payload(publicationId));
const report = (deliverableId: string, url: string) => makeReportPublication(deps())(asking(creator), { deliverableId, url });
const seenBy = (scope: object, deliverableId: string): Promise<DeliverablePublication> => inScope(database.app, scope, (sql) => publicationOfDeliverable(sql, deliverableId));
const stored = (deliverableId: string) => seenBy({ organizationId: owner.organizationId }, deliverableId);
const failedOf = ({ publication }: DeliverablePublication) => publication?.checks.filter(({ result }) => result === "failed").map(({ name }) => name);
const kindsOf = ({ publication }: DeliverablePublication) => publication?.observations.map(({ kind }) => kind);

/** What a reading of the creator's account lists. */
async function listed(): Promise<PlatformPost[]> {
  const posts: PlatformPost[] = [];
  for await (const page of instagram.listPostsSince(grant, new Date(Date.now() - 48 * hour))) posts.push(...page);
  return posts;
}
const consider = async (now?: () => Date) => finder(now).consider("instagram", [{ creatorId: creator.creatorId, isPublishing: true, posts: await listed() }]);
const looked = (id: string, externalId: string, isThere: boolean, now?: () => Date) =>
  finder(now).looked([{ target: { id, organizationId: owner.organizationId, externalId }, at: new Date(), metrics: isThere ? { views: 1, likes: 1, comments: 1, shares: null, at: new Date(), raw: {} } : null, rawKey: null }]);

async function verified(): Promise<{ deliverableId: string; id: string; postId: string }> {
  await connected();
  const [deliverableId] = await engaged();
  const { id: postId, url } = await post();
  const { id } = await report(deliverableId!, url);
  await verify(id);
  return { deliverableId: deliverableId!, id, postId };
}

describe("a post that only its owner's consent shows", () => {
  it("given no connected account, can't be reported, and the form says what to do first", async () => {
    const [deliverableId] = await engaged();
    await expect(report(deliverableId!, (await post()).url)).rejects.toMatchObject({ code: "tracking.connect-account-first" });
    const own = { creatorId: creator.creatorId, userId: creator.userId };
    expect((await seenBy(own, deliverableId!)).needsConnection).toBe(true);
    await connected();
    expect((await seenBy(own, deliverableId!)).needsConnection).toBe(false);
    expect((await stored(deliverableId!)).needsConnection).toBe(false);
  });

  it("given a connected account, is verified, goes by the platform's own id, and the look is kept with its evidence", async () => {
    const { deliverableId } = await verified();
    const data = await stored(deliverableId);
    expect(data.publication).toMatchObject({ status: "verified", foundBy: "creator", metrics: { views: 900 } });
    expect(kindsOf(data)).toEqual(["checked"]);
    expect(Date.parse(data.publication!.mustStayUntil!) - Date.parse(data.publication!.verifiedAt!)).toBe(30 * 24 * hour);
  });

  it("given a consent that died meanwhile, is sent back with what to do", async () => {
    await connected();
    const [deliverableId] = await engaged();
    const { id } = await report(deliverableId!, (await post()).url);
    isConsentDead = true;
    await verify(id);
    expect(failedOf(await stored(deliverableId!))).toEqual(["connection"]);
  });

  it("given the same post for another piece by another address, is sent back as taken", async () => {
    await connected();
    const [first, second] = await engaged({}, 2);
    const { url } = await post();
    const { id } = await report(first!, url);
    await verify(id);
    const again = await report(second!, url);
    await verify(again.id);
    expect(failedOf(await stored(second!))).toEqual(["unique"]);
  });
});

describe("posts that a reading lists", () => {
  it("given one that fits exactly, is reported by itself, once", async () => {
    await connected();
    const [deliverableId] = await engaged();
    await post();
    await consider();
    await consider();
    const { publication, foundPosts } = await stored(deliverableId!);
    expect([publication, foundPosts]).toMatchObject([{ status: "reported", foundBy: "sync", version: 1 }, []]);
    await verify(publication!.id);
    expect((await stored(deliverableId!)).publication?.status).toBe("verified");
  });

  it("given one with something missing, is kept for the creator, who reports or dismisses it", async () => {
    await connected();
    const [first] = await engaged();
    await post({ caption: "Summer with @kestrel" });
    await consider();
    const [found] = (await stored(first!)).foundPosts;
    expect(found!.checks.filter(({ result }) => result === "failed").map(({ name }) => name)).toEqual(["disclosure"]);
    await makeDismissFoundPost(deps())(asking(creator), { foundPostId: found!.id });
    await consider();
    expect((await stored(first!)).foundPosts).toEqual([]);
    const { id } = await makeReportFoundPost(deps())(asking(creator), { foundPostId: found!.id });
    await verify(id);
    expect(failedOf(await stored(first!))).toEqual(["disclosure"]);
    const stranger = await creatorOnYouTube(database.app, `${handle}x`);
    await expect(makeReportFoundPost(deps())(asking(stranger), { foundPostId: found!.id })).rejects.toMatchObject({ kind: "not-found" });
  });
});

describe("a post that fits the work of two", () => {
  it("is asked about, and is nobody else's once the creator said whose it is", async () => {
    await connected();
    const [first] = await engaged();
    const other = await memberOf(database.app);
    const [second] = (await approvedWork(database.app, { member: other, campaignId: (await liveCampaign(database.app, other)).id, creator, requirements: [wanted] })).deliverableIds;
    const seenByOther = () => seenBy({ organizationId: other.organizationId }, second!);
    await post();
    await consider();
    const [found] = (await stored(first!)).foundPosts;
    expect((await seenByOther()).foundPosts).toHaveLength(1);
    const { id } = await makeReportFoundPost(deps())(asking(creator), { foundPostId: found!.id });
    await verify(id);
    await consider();
    expect((await stored(first!)).publication?.status).toBe("verified");
    expect(await seenByOther()).toMatchObject({ publication: null, foundPosts: [] });
  });

  it("is not reported by itself where the creator said that it is not the one, whatever it says by now", async () => {
    await connected();
    const [first] = await engaged();
    const { id: postId } = await post({ caption: "Summer with @kestrel" });
    await consider();
    await makeDismissFoundPost(deps())(asking(creator), { foundPostId: (await stored(first!)).foundPosts[0]!.id });
    await tell("PATCH", `posts/${postId}`, { caption: "Summer with @kestrel #ad" });
    await consider();
    expect(await stored(first!)).toMatchObject({ publication: null, foundPosts: [] });
  });
});

describe("a verified post that has to stay up", () => {
  it("given that it is deleted and restored, is marked and unmarked, and its numbers stay", async () => {
    const { deliverableId, id, postId } = await verified();
    await looked(id, postId, false);
    await looked(id, postId, false);
    const gone = await stored(deliverableId);
    expect(gone.publication).toMatchObject({ status: "verified", goneAt: expect.any(String) as string, metrics: { views: 900 } });
    expect(kindsOf(gone)).toEqual(["gone", "checked"]);
    await looked(id, postId, true);
    expect(kindsOf(await stored(deliverableId))).toEqual(["back", "gone", "checked"]);
    expect((await stored(deliverableId)).publication?.goneAt).toBeNull();
  });

  it("given an edit, is checked again with the evidence", async () => {
    const { deliverableId, postId } = await verified();
    await consider();
    expect(kindsOf(await stored(deliverableId))).toEqual(["checked"]);
    await tell("PATCH", `posts/${postId}`, { caption: "Summer" });
    await consider();
    const own = { creatorId: creator.creatorId, userId: creator.userId };
    for (const edited of [await stored(deliverableId), await seenBy(own, deliverableId)]) {
      expect([kindsOf(edited), failedOf(edited)]).toEqual([["edited", "checked"], ["mention", "disclosure"]]);
      expect(edited.publication).toMatchObject({ status: "verified", editedAt: expect.any(String) as string });
      expect(edited.publication!.observations.map(({ change }) => change)).toEqual([{ before: "Summer with @kestrel #ad", after: "Summer" }, null]);
    }
    await tell("PATCH", `posts/${postId}`, { caption: "Summer with @kestrel #ad" });
    await consider();
    const restored = await stored(deliverableId);
    expect(restored.publication).toMatchObject({ editedAt: null, observations: [{ change: { before: "Summer", after: "Summer with @kestrel #ad" } }, {}, {}] });
    expect(failedOf(restored)).toEqual([]);
  });
});

describe("a story", () => {
  const coverage = () => inScope(database.app, { organizationId: owner.organizationId }, (sql) => storyCoverage(sql, campaignId, "infinity"));
  const proof = async (deliverableId: string) => ({
    deliverableId, assetIds: [await uploadedFile(database.app, asking(creator), { kind: "image" })], publishedAt: new Date(Date.now() - hour).toISOString(), views: 640, likes: null, comments: null, shares: 3,
  });

  it("given that it is read while it lives, is verified at once, and may leave after a day", async () => {
    await connected();
    const [deliverableId] = await engaged(story);
    const { id: postId } = await post({ productType: "STORY" });
    await consider();
    const { publication } = await stored(deliverableId!);
    expect(publication).toMatchObject({ status: "verified", foundBy: "sync" });
    await looked(publication!.id, postId, false, () => new Date(Date.now() + 25 * hour));
    expect((await stored(deliverableId!)).publication?.goneAt).toBeNull();
    expect(await coverage()).toEqual({ stories: 1, captured: 1, proof: 0, missing: 0 });
  });

  it("given that it was missed, counts by a proof that a member accepted", async () => {
    const [deliverableId] = await engaged(story);
    const submit = makeSubmitStoryProof(deps());
    const decide = makeDecideStoryProof(deps());
    const first = await submit(asking(creator), await proof(deliverableId!));
    await expect(submit(asking(creator), await proof(deliverableId!))).rejects.toMatchObject({ code: "tracking.proof-being-looked-at" });
    await decide(asking(owner), { storyProofId: first.id, decision: "refuse", reason: "The numbers can't be read." });
    expect((await stored(deliverableId!)).storyProof).toMatchObject({ status: "refused", reason: "The numbers can't be read." });
    expect(await coverage()).toMatchObject({ captured: 0, proof: 0, missing: 1 });
    const second = await submit(asking(creator), await proof(deliverableId!));
    await decide(asking(owner), { storyProofId: second.id, decision: "accept", reason: "" });
    const data = await stored(deliverableId!);
    expect(data.publication).toMatchObject({ status: "verified", foundBy: "proof", metrics: { source: "proof", views: 640, shares: 3, likes: null } });
    expect(data.storyProof!.assets).toHaveLength(1);
    expect(await coverage()).toEqual({ stories: 1, captured: 0, proof: 1, missing: 0 });
    await expect(decide(asking(owner), { storyProofId: second.id, decision: "refuse", reason: "No" })).rejects.toMatchObject({ code: "kernel.illegal-transition" });
  });

  it("given work that is no story, or whose time has not come, takes no proof", async () => {
    const [image] = await engaged();
    await expect(makeSubmitStoryProof(deps())(asking(creator), await proof(image!))).rejects.toMatchObject({ code: "tracking.not-a-story" });
    campaignId = (await liveCampaign(database.app, owner)).id;
    const [storyId] = await engaged(story);
    const early = { ...(await proof(storyId!)), publishedAt: new Date(Date.now() + hour).toISOString() };
    await expect(makeSubmitStoryProof(deps())(asking(creator), early)).rejects.toMatchObject({ code: "tracking.story-in-the-future" });
  });
});
