import { openQueues, type JobQueues } from "@fanfare/adapters/jobs";
import { createLogger } from "@fanfare/adapters/logging";
import { connectRedis, type Redis } from "@fanfare/adapters/redis";
import { searchWithoutEngine } from "@fanfare/adapters/search";
import type { CreatorFilter } from "@fanfare/contracts/discovery";
import type { JobPayload } from "@fanfare/contracts/jobs";
import { catalogueSearch } from "@fanfare/db/readers/catalogue-search";
import { savedSearches } from "@fanfare/db/readers/saved-searches";
import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { cursorSigner, makeChangeSavedSearch, makeMarkSavedSearchSeen, makeRemoveSavedSearch, makeSaveSearch } from "@fanfare/domain/discovery";
import { DomainError, newId, scopeOf, type Member } from "@fanfare/domain/kernel";
import { asking, memberOf } from "@fanfare/testing/factories/identity";
import { signedUpCreator } from "@fanfare/testing/factories/live-campaign";
import { workersSpace, type WorkersSpace } from "@fanfare/testing/workers-space";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Sweeper } from "../sweepers/sweeper.ts";
import { CheckSavedSearch } from "./check-saved-search.job.ts";

type Job = JobPayload<"discovery.check-saved-search">;
type Notification = { kind: string; data: { searchId: string; searchName: string; count: number }; link: string };

describe("the alert of a saved search", () => {
  let space: WorkersSpace;
  let connection: Redis;
  let queues: JobQueues;
  let sweeper: Sweeper;
  let alert: CheckSavedSearch;
  let member: Member;
  let commands: ReturnType<typeof commandsOn>;
  /** Who matches any search now, by the organization that asks. */
  let matching: Map<string, string[] | DomainError>;
  // Looks follow each other faster than an hour here.
  let now = new Date();

  const commandsOn = (unitOfWork: ReturnType<typeof unitOfWorkOn>) => ({
    save: makeSaveSearch({ unitOfWork }),
    change: makeChangeSavedSearch({ unitOfWork }),
    remove: makeRemoveSavedSearch({ unitOfWork }),
    markSeen: makeMarkSavedSearchSeen({ unitOfWork }),
  });

  beforeAll(async () => {
    space = await workersSpace();
    connection = await connectRedis(space.environment.REDIS_URL!, "queues");
    queues = openQueues(connection);
    sweeper = new Sweeper(space.database.worker, queues, createLogger({ name: "test", level: "silent" }));
    const unitOfWork = unitOfWorkOn(space.database.app, { now: () => now });
    commands = commandsOn(unitOfWork);
    const ids = async (organizationId: string) => {
      const found = matching.get(organizationId) ?? [];
      if (found instanceof DomainError) throw found;
      return found;
    };
    alert = new CheckSavedSearch(unitOfWork, { ids }, space.database.app);
  });
  afterAll(async () => {
    await queues?.close();
    connection?.disconnect();
    await space?.close();
  });
  beforeEach(async () => {
    now = new Date(Date.now() - 86_400_000);
    matching = new Map();
    await space.redis.flushdb();
    await inScope(space.database.owner, {}, (sql) => sql.change(`TRUNCATE saved_searches, notifications, mails`));
    member = await memberOf(space.database.app);
  });

  const filter: CreatorFilter = { topics: { include: ["baking"] } };
  const settings = { name: "Bakers", filter, sort: "followers" as const, hasAlert: true };
  const linkTo = (searchId: string) => `/discover?saved=${searchId}&f=${encodeURIComponent(JSON.stringify(settings.filter))}&sort=followers`;
  const save = async (by = member, changes: Partial<typeof settings> = {}) => (await commands.save(asking(by), { ...settings, ...changes })).id;
  const dueJobs = async () => {
    await sweeper.sweep();
    return (await queues.queues.get("searches")!.getJobs(["waiting"])).map((job) => job.data as Job);
  };
  const lookAt = async (job: Job) => (await alert.run(job)).kind;
  /** All looks that are due an hour after the last. */
  const lookNow = async () => {
    await space.redis.flushdb();
    const jobs = await dueJobs();
    now = new Date(now.getTime() + 3_600_000);
    for (const job of jobs) await lookAt(job);
    return jobs;
  };
  const told = (who = member) => inScope(space.database.app, { organizationId: who.organizationId }, (sql) => sql.rows<Notification>(`SELECT kind, data, link FROM notifications ORDER BY created_at`));
  const letters = () => inScope(space.database.worker, {}, (sql) => sql.rows<object>(`SELECT recipient, template, data FROM mails ORDER BY created_at`));
  const listed = (who = member) => inScope(space.database.app, scopeOf(who), savedSearches);
  const matches = (...ids: string[]) => matching.set(member.organizationId, ids);

  it("tells of matches that came after it was saved, by name and number, with the way to the search", async () => {
    const [known, one, other] = [newId(), newId(), newId()];
    matches(known);
    const searchId = await save();
    await lookNow();
    expect(await told()).toEqual([]);
    matches(one, known, other);
    await lookNow();
    expect(await told()).toEqual([{ kind: "search-matched", data: { searchId, searchName: "Bakers", count: 2 }, link: linkTo(searchId) }]);
    expect(await listed()).toMatchObject([{ id: searchId, newMatches: 2 }]);
  });

  it("tells of each match once, however often it looks and however often a look is repeated", async () => {
    await save();
    await lookNow();
    matches(newId());
    const [job] = await lookNow();
    expect(await lookAt(job!)).toBe("skipped");
    await lookNow();
    expect(await told()).toHaveLength(1);
  });

  it("tells once when two workers look at the same time", async () => {
    await save();
    await lookNow();
    matches(newId());
    const [job] = await dueJobs();
    now = new Date(job!.due);
    expect((await Promise.all([lookAt(job!), lookAt(job!)])).sort()).toEqual(["done", "skipped"]);
    expect(await told()).toHaveLength(1);
  });

  it("hears of a creator who came to the catalogue, by what the search asks for", async () => {
    const catalogue = searchWithoutEngine(catalogueSearch({ db: space.database.app, cursors: cursorSigner("a secret of this test alone") }));
    const onCatalogue = new CheckSavedSearch(unitOfWorkOn(space.database.app, { now: () => now }), catalogue, space.database.app);
    await save(member, { name: "Big on YouTube", filter: { networks: { include: ["youtube"] }, followers: { min: 20_000 } } });
    const look = async () => {
      await space.redis.flushdb();
      const [job] = await dueJobs();
      now = new Date(now.getTime() + 3_600_000);
      return onCatalogue.run(job!);
    };
    await signedUpCreator(space.database.app, "Known Before");
    expect(await look()).toMatchObject({ kind: "done" });
    await signedUpCreator(space.database.app, "Came Later");
    await look();
    expect(await told()).toMatchObject([{ data: { searchName: "Big on YouTube", count: 1 } }]);
  });

  it("writes one letter to who saved it until somebody opens the search, and none once they left", async () => {
    const searchId = await save();
    await lookNow();
    for (const opened of [false, true, false]) {
      if (opened) await commands.markSeen(asking(member), { searchId });
      matches(newId());
      await lookNow();
    }
    expect(await letters()).toEqual([
      { recipient: `${member.userId}@fanfare.example`, template: "search-matched", data: { searchName: "Bakers", count: 1, link: linkTo(searchId) } },
      expect.objectContaining({ template: "search-matched" }),
    ]);
    await commands.markSeen(asking(member), { searchId });
    await inScope(space.database.app, { organizationId: member.organizationId }, (sql) => sql.change(`DELETE FROM memberships WHERE user_id = $1`, [member.userId]));
    matches(newId());
    await lookNow();
    expect(await letters()).toHaveLength(2);
  });

  it("is asked for once while it waits, and not again before an hour is over", async () => {
    await save();
    await dueJobs();
    const jobs = await dueJobs();
    expect(jobs).toHaveLength(1);
    now = new Date();
    await lookAt(jobs[0]!);
    await space.redis.flushdb();
    expect(await dueJobs()).toEqual([]);
  });

  it("is put off by ten minutes while search is away, as often as it takes, and then tells what it would have told", async () => {
    await save();
    await lookNow();
    matching.set(member.organizationId, new DomainError("unavailable", "discovery.search-away", "Search is away."));
    const minutes: number[] = [];
    for (let nth = 0; nth < 8; nth += 1) {
      await space.redis.flushdb();
      const [job] = await dueJobs();
      minutes.push((Date.parse(job!.due) - now.getTime()) / 60_000);
      now = new Date(job!.due);
      expect(await lookAt(job!)).toBe("skipped");
    }
    expect(minutes.slice(1)).toEqual(Array(7).fill(10));
    matches(newId());
    await lookNow();
    expect(await told()).toHaveLength(1);
  });

  it("looks at nothing for a search without an alert, and at nothing that was removed or changed meanwhile", async () => {
    await save(member, { name: "Silent", hasAlert: false });
    const removed = await save(member, { name: "Removed" });
    const changed = await save(member, { name: "Changed" });
    const jobs = await dueJobs();
    expect(jobs.map((job) => job.searchId).sort()).toEqual([removed, changed].sort());
    await commands.remove(asking(member), { searchId: removed });
    now = new Date(now.getTime() + 1_000);
    await commands.change(asking(member), { searchId: changed, version: 1, ...settings, filter: { topics: { include: ["cooking"] } } });
    for (const job of jobs) expect(await lookAt(job)).toBe("skipped");
  });

  it("leaves nobody's edit outdated", async () => {
    const searchId = await save();
    await lookNow();
    expect(await commands.change(asking(member), { searchId, version: 1, ...settings, name: "Pastry" })).toMatchObject({ version: 2 });
    await expect(commands.change(asking(member), { searchId, version: 1, ...settings })).rejects.toMatchObject({ code: "kernel.version-conflict" });
  });

  it("counts nothing new once somebody of the organization opened the search", async () => {
    const searchId = await save();
    await lookNow();
    matches(newId());
    await lookNow();
    const viewer = await memberOf(space.database.app, { organizationId: member.organizationId, role: "viewer" });
    await commands.markSeen(asking(viewer), { searchId });
    expect(await listed()).toMatchObject([{ newMatches: 0 }]);
  });

  it("tells its own organization only, and others find neither the search nor its news", async () => {
    const stranger = await memberOf(space.database.app);
    const searchId = await save();
    await save(stranger);
    await lookNow();
    matches(newId());
    await lookNow();
    expect(await told(stranger)).toEqual([]);
    expect(await listed(stranger)).toMatchObject([{ newMatches: 0 }]);
    await expect(commands.markSeen(asking(stranger), { searchId })).rejects.toMatchObject({ kind: "not-found" });
    const [own] = await dueJobs();
    expect(await lookAt({ ...own!, searchId, organizationId: stranger.organizationId })).toBe("skipped");
  });

  it("can't be saved by a viewer, nor under a name that is taken", async () => {
    const viewer = await memberOf(space.database.app, { organizationId: member.organizationId, role: "viewer" });
    await expect(async () => save(viewer)).rejects.toMatchObject({ kind: "forbidden" });
    await save();
    await expect(save()).rejects.toMatchObject({ code: "discovery.search-name-taken" });
  });
});
