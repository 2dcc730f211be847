import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { makeAddToList, makeRemoveFromList } from "@fanfare/domain/creators";
import { newId } from "@fanfare/domain/kernel";
import { eventually } from "@fanfare/testing/eventually";
import { listOf } from "@fanfare/testing/factories/catalogue";
import { asking, memberOf } from "@fanfare/testing/factories/identity";
import { creatorOnYouTube } from "@fanfare/testing/factories/tracking";
import { control } from "@fanfare/testing/simulators/control-client";
import { startYouTubeSimulator } from "@fanfare/testing/simulators/youtube/simulator";
import { workersSpace, type WorkersSpace } from "@fanfare/testing/workers-space";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RelayModule } from "../../relay/relay.module.ts";
import { startWorkers, type RunningWorkers } from "../../runtime/start-workers.ts";
import { TrackingModule } from "../tracking.module.ts";

describe("a creator on a list, in running workers", () => {
  let space: WorkersSpace;
  let workers: RunningWorkers;
  let youtube: Awaited<ReturnType<typeof startYouTubeSimulator>>;
  beforeAll(async () => {
    [space, youtube] = await Promise.all([workersSpace(), startYouTubeSimulator({ port: 0, apiKey: "a-key" })]);
    const environment = { ...space.environment, LOG_LEVEL: "error", YOUTUBE_API_URL: `${youtube.url}/youtube/v3`, YOUTUBE_API_KEY: "a-key" };
    workers = await startWorkers(environment, ["relay", "tracking"], [RelayModule, TrackingModule]);
  });
  afterAll(async () => {
    await workers?.stop();
    await Promise.all([space?.close(), youtube?.close()]);
  });

  it("is read by the fact that they were put on it, and no more by the fact that they were taken off", async () => {
    const handle = `nora${newId().slice(-10)}`;
    await control(youtube.url, "POST", "channels", { handle, title: "Nora", subscribers: 9_000 });
    const { creatorId } = await creatorOnYouTube(space.database.app, handle);
    const member = await memberOf(space.database.app);
    const change = { listId: await listOf(space.database.app, member, []), creatorIds: [creatorId] };
    const commands = { unitOfWork: unitOfWorkOn(space.database.app, { now: () => new Date() }) };
    const one = <T extends object>(statement: string) => inScope(space.database.worker, {}, (sql) => sql.row<T>(statement, [creatorId]));

    await makeAddToList(commands)(asking(member), change);
    const account = () => one<{ followers: number | null; source: string }>(`SELECT followers::int, metrics_source AS source FROM social_accounts WHERE creator_id = $1`);
    await eventually(async () => (await account())?.followers !== null);
    expect(await account()).toEqual({ followers: 9_000, source: "youtube" });

    await makeRemoveFromList(commands)(asking(member), change);
    await eventually(() => one(`SELECT 1 AS one FROM sync_targets WHERE creator_id = $1 AND due_at = 'infinity'`));
  });
});
