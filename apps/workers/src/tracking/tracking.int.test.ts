import { connectorsOf, countInMemory, createYouTube } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";
import { connectStorage } from "@fanfare/adapters/storage";
import type { PublicationView } from "@fanfare/contracts/tracking";
import { publicationOfDeliverable } from "@fanfare/db/readers/tracking";
import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import type { CreatorActor, Member } from "@fanfare/domain/kernel";
import { makeRecheckPublication, makeRefreshMetrics, makeReportPublication, type Grants } from "@fanfare/domain/tracking";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { liveCampaign, requirement } from "@fanfare/testing/factories/campaigns";
import { asking, memberOf } from "@fanfare/testing/factories/identity";
import { approvedWork, creatorOnYouTube } from "@fanfare/testing/factories/tracking";
import { control, type SimulatedVideo } from "@fanfare/testing/simulators/control-client";
import { startYouTubeSimulator } from "@fanfare/testing/simulators/youtube/simulator";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { platformsFrom } from "./platforms.ts";
import { PostReader } from "./posts/post-reader.ts";
import { VerifyPublication } from "./verify-publication.job.ts";

const clock = { now: () => new Date() };
const storage = connectStorage({
  endpoint: process.env.S3_ENDPOINT ?? "", accessKey: process.env.S3_ACCESS_KEY ?? "", secretKey: process.env.S3_SECRET_KEY ?? "", bucket: process.env.S3_BUCKET ?? "",
});
const fulfilling = { title: "A thousand kilometres", description: "With @kestrel", hasPaidProductPlacement: true, growthPerHour: 0, counts: { views: 12_000, likes: 480, comments: null } };

let database: TestDatabase;
let simulator: Awaited<ReturnType<typeof startYouTubeSimulator>>;
let owner: Member;
let campaignId: string;
let handle: string;
let creator: CreatorActor;
let deliverableId: string;
let count = 0;

beforeAll(async () => {
  [database, simulator] = await Promise.all([testDatabase(), startYouTubeSimulator({ port: 0 })]);
  owner = await memberOf(database.app);
  campaignId = (await liveCampaign(database.app, owner)).id;
});
afterAll(async () => {
  await Promise.all([database.drop(), simulator.close()]);
});
beforeEach(async () => {
  await tell("POST", "reset");
  count += 1;
  handle = `mira${count}`;
  await tell("POST", "channels", { handle, title: "Mira" });
  ({ creator, deliverableId } = await engaged(handle));
});

const tell = <T = unknown>(method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: object) => control<T>(simulator.url, method, path, body);
const publish = (fields: object = {}) => tell<SimulatedVideo>("POST", "videos", { channel: `@${handle}`, ...fulfilling, ...fields });
const misbehave = (kind: string, times = 1) => tell("POST", "misbehave", { kind, times });

async function engaged(name: string, overrides: object = {}) {
  const actor = await creatorOnYouTube(database.app, name);
  const { deliverableIds } = await approvedWork(database.app, { member: owner, campaignId, creator: actor, requirements: [{ ...requirement, ...overrides }] });
  return { creator: actor, deliverableId: deliverableIds[0]! };
}

const deps = () => ({ unitOfWork: unitOfWorkOn(database.app, clock) });
const report = (url: string, of = { creator, deliverableId }) => makeReportPublication(deps())(asking(of.creator), { deliverableId: of.deliverableId, url });
const recheck = (publicationId: string) => makeRecheckPublication(deps())(asking(creator), { publicationId });
const payload = (publicationId: string) => ({ organizationId: owner.organizationId, creatorId: creator.creatorId, correlationId: "test", publicationId });

const none = () => Promise.reject(new Error("Nobody connected an account."));
const noGrants: Grants = { of: none, insteadOf: none };

/** Jobs as a fresh process has them: with guards that have met no failure yet. */
function jobs() {
  const youtube = createYouTube({ baseUrl: `${simulator.url}/youtube/v3`, apiKey: "key", guards: new Guards(), units: countInMemory(), firstRetryMs: 1 });
  const platforms = platformsFrom([youtube]);
  const { unitOfWork } = deps();
  const reader = new PostReader(database.worker, storage, platforms, connectorsOf([]), noGrants);
  return { verify: new VerifyPublication(unitOfWork, reader) };
}
const verify = (publicationId: string) => jobs().verify.run(payload(publicationId));

async function stored(id = deliverableId): Promise<PublicationView> {
  const { publication } = await inScope(database.app, { organizationId: owner.organizationId }, (sql) => publicationOfDeliverable(sql, id));
  if (!publication) throw new Error("Nothing was reported.");
  return publication;
}
const snapshots = (publicationId: string) =>
  inScope(database.app, { organizationId: owner.organizationId }, (sql) =>
    sql.rows<{ views: string | null; likes: string | null; comments: string | null; shares: string | null; rawKey: string }>(
      `SELECT views, likes, comments, shares, raw_key AS "rawKey" FROM metric_snapshots WHERE publication_id = $1 ORDER BY taken_at`,
      [publicationId],
    ),
  );
const factsOf = async (publicationId: string) =>
  (await inScope(database.app, { organizationId: owner.organizationId }, (sql) => sql.rows<{ type: string }>(`SELECT type FROM outbox WHERE aggregate_id = $1 ORDER BY position`, [publicationId]))).map(({ type }) => type.split(".")[2]);
const failedOf = ({ checks }: PublicationView) => checks.filter(({ result }) => result === "failed").map(({ name }) => name);

describe("verifying a reported post", () => {
  it("given a post that meets the brief, is verified with its first numbers and the platform's own answer kept", async () => {
    const video = await publish();
    const { id } = await report(video.shareUrl);
    expect(await verify(id)).toEqual({ kind: "done" });
    const publication = await stored();
    expect(publication).toMatchObject({ status: "verified", title: "A thousand kilometres", metrics: { views: 12_000, likes: 480, comments: null, shares: null } });
    expect(failedOf(publication)).toEqual([]);
    expect(Date.parse(publication.nextReadingAt!) - Date.parse(publication.verifiedAt!)).toBe(3_600_000);
    const [first] = await snapshots(id);
    expect(first).toMatchObject({ views: "12000", likes: "480", comments: null, shares: null });
    const kept = gunzipSync(Buffer.concat(await (await storage.get(first!.rawKey)).toArray() as Buffer[]));
    expect(JSON.parse(kept.toString("utf8"))).toMatchObject({ id: video.id, statistics: { viewCount: "12000" }, etag: expect.any(String) as string });
    expect(await factsOf(id)).toEqual(["publication-reported", "publication-verified", "metrics-collected"]);
  });

  it("given the job again, does nothing more", async () => {
    const { id } = await report((await publish()).watchUrl);
    await verify(id);
    expect(await verify(id)).toMatchObject({ kind: "skipped" });
    expect(await snapshots(id)).toHaveLength(1);
  });

  it.each([
    ["is not disclosed", { hasPaidProductPlacement: false }, ["disclosure"]],
    ["does not mention the brand", { description: "No names" }, ["mention"]],
    ["is on another channel", { channel: "@slowbikes" }, ["account"]],
    ["came out before the agreement", { publishedAt: "2020-01-01T00:00:00Z" }, ["time"]],
    ["is private", { privacy: "private" }, ["public"]],
    ["can be seen by link only", { privacy: "unlisted" }, ["public"]],
  ])("given a post that %s, is sent back with what is missing, and nothing is counted", async (_, fields, missing) => {
    const { id } = await report((await publish(fields)).watchUrl);
    await verify(id);
    const publication = await stored();
    expect([publication.status, failedOf(publication)]).toEqual(["sent-back", missing]);
    expect(await snapshots(id)).toEqual([]);
    expect(await factsOf(id)).toEqual(["publication-reported", "publication-sent-back"]);
  });

  it("given a post that is gone, is sent back; corrected and checked again, it is verified", async () => {
    const video = await publish({ hasPaidProductPlacement: false });
    const { id } = await report(video.watchUrl);
    await verify(id);
    expect((await stored()).status).toBe("sent-back");
    await tell("PATCH", `videos/${video.id}`, { hasPaidProductPlacement: true });
    await recheck(id);
    expect((await stored()).status).toBe("reported");
    await verify(id);
    expect((await stored()).status).toBe("verified");
    const deleted = await engaged(`${handle}x`);
    const gone = await publish();
    const other = await report(gone.watchUrl, deleted);
    await tell("DELETE", `videos/${gone.id}`);
    await verify(other.id);
    expect(failedOf(await stored(deleted.deliverableId))).toEqual(["public"]);
  });

  it.each([
    ["quotaExceeded", "tracking.platform-quota-exceeded"],
    ["rate-limited", "tracking.platform-unavailable"],
    ["server-error", "tracking.platform-unavailable"],
    ["html", "tracking.platform-unavailable"],
    ["not-json", "tracking.platform-answer-malformed"],
    ["cut-body", "tracking.platform-unavailable"],
  ])("given a platform that answers %s, stays reported and is to be tried again", async (kind, code) => {
    const { id } = await report((await publish()).watchUrl);
    await misbehave(kind, 10);
    await expect(verify(id)).rejects.toMatchObject({ kind: "unavailable", code });
    expect(await stored()).toMatchObject({ status: "reported", checks: [], metrics: null });
  });

  it("given a key that is refused, is no matter of trying again", async () => {
    const { id } = await report((await publish()).watchUrl);
    await misbehave("keyInvalid");
    await expect(verify(id)).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("reporting a post", () => {
  it("given a post that somebody in the organization reported, refuses it at the field", async () => {
    const video = await publish();
    await report(video.watchUrl);
    const other = await engaged(`${handle}y`);
    await expect(report(video.shareUrl, other)).rejects.toMatchObject({ code: "tracking.already-reported", fields: { url: expect.any(String) as string } });
  });

  it("given the same address twice, is one report; after it was sent back, another address is taken", async () => {
    const { id, version } = await report((await publish({ privacy: "private" })).watchUrl);
    const video = await publish();
    await verify(id);
    expect(await report(video.watchUrl)).toEqual({ id, version: version + 2 });
    expect(await report(video.shareUrl)).toEqual({ id, version: version + 2 });
    await verify(id);
    expect((await stored()).status).toBe("verified");
  });

  it("given work that is not approved, another's work or a foreign host, refuses", async () => {
    const video = await publish();
    await inScope(database.app, { organizationId: owner.organizationId }, (sql) => sql.change(`UPDATE deliverables SET status = 'submitted' WHERE id = $1`, [deliverableId]));
    await expect(report(video.watchUrl)).rejects.toMatchObject({ code: "tracking.not-approved" });
    const other = await engaged(`${handle}z`);
    await expect(report(video.watchUrl, { creator, deliverableId: other.deliverableId })).rejects.toMatchObject({ kind: "not-found" });
    await expect(report("https://evil.example/watch?v=dQw4w9WgXcQ", other)).rejects.toMatchObject({ kind: "invalid", fields: { url: expect.any(String) as string } });
  });

  it("given a platform that shows posts to their owner only, and no account connected, says what to do first", async () => {
    const other = await engaged(`${handle}t`, { platform: "tiktok" });
    await expect(report("https://www.tiktok.com/@mira/video/7412345678901234567", other)).rejects.toMatchObject({ code: "tracking.connect-account-first" });
  });
});

describe("reading a verified post's numbers", () => {
  it("given a member who asks, they are due at once, but not again within five minutes", async () => {
    const { id } = await report((await publish()).watchUrl);
    await verify(id);
    const refresh = makeRefreshMetrics(deps());
    expect(() => refresh(asking({ ...owner, role: "viewer" }), { campaignId })).toThrow("Your role does not allow this");
    const later = makeRefreshMetrics({ unitOfWork: unitOfWorkOn(database.app, { now: () => new Date(Date.now() + 300_000) }) });
    expect((await later(asking(owner), { campaignId })).map((publication) => publication.id)).toContain(id);
    await expect(refresh(asking(owner), { campaignId })).rejects.toMatchObject({ code: "tracking.read-just-now" });
  });
});
