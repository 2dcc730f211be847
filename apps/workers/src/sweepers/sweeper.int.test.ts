import { openQueues, type JobQueues } from "@fanfare/adapters/jobs";
import { createLogger } from "@fanfare/adapters/logging";
import { connectRedis, type Redis } from "@fanfare/adapters/redis";
import { inScope } from "@fanfare/db/scoped";
import { keepDeadLetter } from "@fanfare/db/system/dead-letters";
import { newId } from "@fanfare/domain/kernel";
import { uploadedFile } from "@fanfare/testing/factories/content";
import { asking } from "@fanfare/testing/factories/identity";
import { signedUpCreator } from "@fanfare/testing/factories/live-campaign";
import { workersSpace, type WorkersSpace } from "@fanfare/testing/workers-space";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Sweeper } from "./sweeper.ts";

describe("the sweeper", () => {
  let space: WorkersSpace;
  let connection: Redis;
  let queues: JobQueues;
  let sweeper: Sweeper;

  beforeAll(async () => {
    space = await workersSpace();
    connection = await connectRedis(space.environment.REDIS_URL!, "queues");
    queues = openQueues(connection);
    sweeper = new Sweeper(space.database.worker, queues, createLogger({ name: "test", level: "silent" }));
  });
  afterAll(async () => {
    await queues?.close();
    connection?.disconnect();
    await space?.close();
  });

  const waiting = async () => (await queues.queues.get("media")!.getJobs(["waiting"])).map((job) => (job.data as { assetId: string }).assetId);

  it("asks again for the processing of a file that the queue forgot, once", async () => {
    const creator = await signedUpCreator(space.database.app);
    const assetId = await uploadedFile(space.database.app, asking(creator.actor), { until: "uploaded" });
    await uploadedFile(space.database.app, asking(creator.actor), { until: "ready" });
    await sweeper.sweep();
    await sweeper.sweep();
    expect(await waiting()).toEqual([assetId]);
  });

  it("leaves alone what was given up and waits for a person", async () => {
    await space.redis.flushdb();
    const creator = await signedUpCreator(space.database.app);
    const assetId = await uploadedFile(space.database.app, asking(creator.actor), { until: "uploaded" });
    await inScope(space.database.worker, {}, (sql) => keepDeadLetter(sql, { id: newId(), kind: "job", name: "media.process-asset", organizationId: null, payload: { assetId }, reason: "it is broken" }));
    await sweeper.sweep();
    expect(await waiting()).not.toContain(assetId);
  });
});
