import { openQueues } from "@fanfare/adapters/jobs";
import { connectRedis } from "@fanfare/adapters/redis";
import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { event, newId } from "@fanfare/domain/kernel";
import { eventually } from "@fanfare/testing/eventually";
import { workersSpace, type WorkersSpace } from "@fanfare/testing/workers-space";
import { spawn, type ChildProcess } from "node:child_process";
import { QueryTypes } from "sequelize";
import { afterAll, describe, expect, it } from "vitest";

const fixture = new URL("./crash.fixture.ts", import.meta.url).pathname;
const workspace = new URL("../../", import.meta.url).pathname;
const patienceMs = 90_000;

type Ending = { code: number | null; signal: NodeJS.Signals | null };

const started: ChildProcess[] = [];
// One that did not die where it should have must not outlive the test.
afterAll(() => started.forEach((child) => child.kill("SIGKILL")));

function startWorkersProcess({ environment }: WorkersSpace, failpoint?: string) {
  const env = { ...environment, LOG_LEVEL: "error", ...(failpoint && { FAILPOINT: failpoint }) };
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", fixture], { cwd: workspace, env, stdio: ["ignore", "inherit", "inherit"] });
  started.push(child);
  const ended = new Promise<Ending>((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
  return { ended, stop: () => (child.kill("SIGTERM"), ended) };
}

const isReady = ({ environment }: WorkersSpace) => fetch(`http://127.0.0.1:${environment.WORKERS_PORT}/readyz`).then((answer) => answer.ok, () => false);
const rows = <Row extends object>(space: WorkersSpace, statement: string) => space.database.worker.query<Row>(statement, { type: QueryTypes.SELECT });

/** Something to do, and how to see that all of it was done and nothing twice. */
type Scenario = { begin(space: WorkersSpace): Promise<void>; isOver(space: WorkersSpace): Promise<boolean>; agrees(space: WorkersSpace): Promise<void> };

const organizationId = newId();
const unitOfWork = (space: WorkersSpace) => unitOfWorkOn(space.database.app, { now: () => new Date() });
const context = { actor: { kind: "system" as const, name: "test", organizationId }, trace: { correlationId: "crash-test", causationId: null } };

const factWritten: Scenario = {
  async begin(space) {
    await unitOfWork(space).run({ organizationId }, context, async (tx) => {
      const campaignId = newId();
      await tx.outbox.append([event("campaigns.campaign-created.v1", { aggregateId: campaignId, organizationId }, { campaignId, name: "Spring" })], 1);
    });
  },
  async isOver(space) {
    const [had] = await rows<{ count: number }>(space, `SELECT count(*)::int AS count FROM inbox`);
    const [left] = await rows<{ count: number }>(space, `SELECT count(*)::int AS count FROM outbox WHERE published_at IS NULL`);
    return had?.count === 1 && left?.count === 0;
  },
  async agrees(space) {
    expect(await notificationsOf(space)).toHaveLength(1);
    expect(await rows(space, `SELECT id FROM dead_letters`)).toEqual([]);
  },
};

const notificationsOf = (space: WorkersSpace) => inScope(space.database.app, { organizationId }, (sql) => sql.rows(`SELECT id FROM notifications`));

const assetId = newId();
const jobAsked: Scenario = {
  async begin(space) {
    const connection = await connectRedis(space.environment.REDIS_URL!, "queues");
    const queues = openQueues(connection);
    await queues.enqueue("media.process-asset", { organizationId, creatorId: null, correlationId: "crash-test", assetId });
    await queues.close();
    connection.disconnect();
  },
  isOver: async (space) => (await space.redis.scard("processed")) === 1 && (await space.redis.exists(`bull:media:media.process-asset.${assetId}`)) === 0,
  async agrees(space) {
    expect(await space.redis.smembers("processed")).toEqual([assetId]);
    expect(await rows(space, `SELECT id FROM dead_letters`)).toEqual([]);
  },
};

const sagaStarted: Scenario = {
  async begin(space) {
    await unitOfWork(space).run({ organizationId }, context, async (tx) => {
      await tx.sagas.start({ name: "fixture.pay", key: "one", organizationId, creatorId: null, state: { reserved: false, paid: false } });
    });
  },
  isOver: async (space) => (await rows(space, `SELECT id FROM sagas WHERE status = 'completed'`)).length === 1,
  async agrees(space) {
    const [saga] = await rows<{ id: string; state: object; history: { step: string; what: string }[] }>(space, `SELECT id, state, history FROM sagas`);
    expect(saga?.state).toEqual({ reserved: true, paid: true });
    expect(saga?.history.map(({ step, what }) => `${step} ${what}`)).toEqual(["reserve done", "pay done"]);
    expect(await space.redis.smembers("reserved")).toEqual([saga?.id]);
    expect(await space.redis.smembers("paid")).toEqual([saga?.id]);
  },
};

/** One piece of work, whose process is killed at each of these places in turn before it may be finished. */
const deaths: [string, string[], Scenario][] = [
  ["a fact", ["relay.before-publish", "relay.after-publish", "event.fixture.remember.before-commit", "event.fixture.remember.after-commit"], factWritten],
  ["a job", ["job.media.process-asset.before", "job.media.process-asset.after"], jobAsked],
  ["a saga", ["saga.fixture.pay.reserve.before", "saga.fixture.pay.reserve.after", "saga.fixture.pay.pay.before", "saga.fixture.pay.pay.after"], sagaStarted],
];

describe("what a worker process was doing when it died", () => {
  it.concurrent.each(deaths)("%s is not lost and not done twice, though it died at %j", { timeout: 6 * patienceMs }, async (_what, failpoints, scenario) => {
    const space = await workersSpace();
    try {
      await scenario.begin(space);
      for (const failpoint of failpoints) {
        expect(await startWorkersProcess(space, failpoint).ended, failpoint).toEqual({ code: null, signal: "SIGKILL" });
      }
      const last = startWorkersProcess(space);
      await eventually(() => isReady(space), patienceMs);
      await eventually(() => scenario.isOver(space), patienceMs);
      expect(await last.stop()).toEqual({ code: 0, signal: null });
      await scenario.agrees(space);
    } finally {
      await space.close();
    }
  });
});
