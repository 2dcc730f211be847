import { createLogger } from "@fanfare/adapters/logging";
import { inScope } from "@fanfare/db/scoped";
import { claimSaga, noteSaga, retryParked, type SagaHistoryEntry } from "@fanfare/db/system/sagas";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { compensate, DomainError, newId, next, park, wait, type Saga, type SagaContext, type StepOutcome } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMetrics } from "../runtime/metrics.ts";
import type { AnySaga, SagaRegistry } from "./saga-registry.ts";
import { SagaRunner } from "./saga-runner.ts";

type Memory = { notes: string[] };
type Step = (memory: Memory, context: SagaContext) => Promise<StepOutcome<Memory>>;
type StoredSaga = { status: string; step: string; state: Memory; history: SagaHistoryEntry[]; lastError: string | null; waitsMs: number };

const organizationId = newId();
const away = (retryAfterMs: number) => new DomainError("unavailable", "test.away", "The service is away. Try again later.", { retryAfterMs });
const noted = (name: string): Step => async (memory) => next({ notes: [...memory.notes, name] });

describe("a saga", () => {
  let database: TestDatabase;
  let saga: Saga<Memory>;
  let runner: SagaRunner;
  const undone: string[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    const registry = { find: (name: string) => (name === saga.name ? (saga as unknown as AnySaga) : undefined) };
    runner = new SagaRunner(database.worker, registry as SagaRegistry, createMetrics(), createLogger({ name: "test", level: "silent" }));
  });
  afterAll(() => database?.drop());

  /** Three steps, the middle one as given; the first and the middle one can be undone. */
  async function given(middle: Step, undoMiddle: () => Promise<void> = async () => void undone.push("second")): Promise<string> {
    undone.length = 0;
    const steps = [
      { name: "first", do: noted("first"), undo: async () => void undone.push("first") },
      { name: "second", do: middle, undo: undoMiddle },
      { name: "third", do: noted("third") },
    ];
    saga = { name: "test.saga", giveUpAfterAttempts: 2, steps };
    const context = { actor: { kind: "system" as const, name: "test", organizationId }, trace: { correlationId: "test", causationId: null } };
    return unitOfWorkOn(database.app, { now: () => new Date() }).run({ organizationId }, context, (tx) =>
      tx.sagas.start({ name: "test.saga", key: newId(), organizationId, creatorId: null, state: { notes: [] } }),
    );
  }

  const stored = (id: string) =>
    inScope(database.worker, {}, (sql) =>
      sql.row<StoredSaga>(
        `SELECT status, step, state, history, last_error AS "lastError", extract(epoch FROM due_at - now())::float * 1000 AS "waitsMs" FROM sagas WHERE id = $1`,
        [id],
      ),
    ).then((row) => row!);
  const makeDue = (id: string) => inScope(database.worker, {}, (sql) => sql.change(`UPDATE sagas SET due_at = now() WHERE id = $1`, [id]));
  const whatHappened = ({ history }: StoredSaga) => history.map(({ step, what }) => `${step} ${what}`);

  it("whose steps all do their work is completed, with each step in its history", async () => {
    const id = await given(noted("second"));
    expect(await runner.advance(id)).toBe(3);
    const after = await stored(id);
    expect(after.status).toBe("completed");
    expect(after.state.notes).toEqual(["first", "second", "third"]);
    expect(whatHappened(after)).toEqual(["first done", "second done", "third done"]);
  });

  it("that waits is looked at again when the time has come, and says so once", async () => {
    let isTime = false;
    const id = await given(async (memory) => (isTime ? next(memory) : wait(memory, new Date(Date.now() + 60_000), "the hold period runs")));
    await runner.advance(id);
    expect(await runner.advance(id)).toBe(0);
    expect((await stored(id)).waitsMs).toBeGreaterThan(50_000);
    await makeDue(id);
    await runner.advance(id);
    expect(whatHappened(await stored(id))).toEqual(["first done", "second waiting"]);
    isTime = true;
    await makeDue(id);
    await runner.advance(id);
    expect((await stored(id)).status).toBe("completed");
  });

  it("whose service is away waits as long as the service asked, counts attempts, and is parked after the last", async () => {
    const attempts: number[] = [];
    const id = await given(async (_memory, { attempt }) => {
      attempts.push(attempt);
      throw away(45_000);
    });
    await runner.advance(id);
    const waiting = await stored(id);
    expect(waiting.status).toBe("running");
    expect(waiting.waitsMs).toBeGreaterThan(40_000);
    await makeDue(id);
    await runner.advance(id);
    const parkedSaga = await stored(id);
    expect(parkedSaga).toMatchObject({ status: "parked", step: "second", lastError: "test.away: The service is away. Try again later." });
    expect(attempts).toEqual([1, 2]);
  });

  it("that a person retries goes on with the step where it stopped, as a first attempt", async () => {
    const attempts: number[] = [];
    const id = await given(async (memory, { attempt }) => {
      attempts.push(attempt);
      return attempts.length === 1 ? park(memory, "somebody has to look") : next(memory);
    });
    await runner.advance(id);
    expect((await stored(id)).status).toBe("parked");
    expect(await inScope(database.worker, {}, (sql) => retryParked(sql, id, new Date()))).toBe(true);
    await runner.advance(id);
    expect((await stored(id)).status).toBe("completed");
    expect(attempts).toEqual([1, 1]);
    expect(await inScope(database.worker, {}, (sql) => retryParked(sql, id, new Date()))).toBe(false);
  });

  it("that is refused by a rule is parked at once, because trying again can't help", async () => {
    const id = await given(async () => {
      throw new DomainError("rule-broken", "test.no", "This is not allowed. Do something else.");
    });
    await runner.advance(id);
    expect(await stored(id)).toMatchObject({ status: "parked", lastError: "test.no: This is not allowed. Do something else." });
  });

  it("that compensates takes its effects back from the last step to the first", async () => {
    const id = await given(async (memory) => compensate(memory, "the money is not there"));
    await runner.advance(id);
    expect(undone).toEqual(["second", "first"]);
    expect((await stored(id)).status).toBe("compensated");
  });

  it("that is parked while it compensates goes on compensating when a person retries it", async () => {
    let isAllowed = false;
    const id = await given(async (memory) => compensate(memory, "the money is not there"), async () => {
      if (!isAllowed) throw new DomainError("rule-broken", "test.no", "This is not allowed. Do something else.");
      undone.push("second");
    });
    await runner.advance(id);
    expect((await stored(id)).status).toBe("parked");
    isAllowed = true;
    await inScope(database.worker, {}, (sql) => retryParked(sql, id, new Date()));
    await runner.advance(id);
    expect(undone).toEqual(["second", "first"]);
    expect((await stored(id)).status).toBe("compensated");
  });

  it("that somebody else took over meanwhile is noted by the new holder only", async () => {
    const id = await given(async (memory) => {
      await makeDue(id);
      const taken = await inScope(database.worker, {}, (sql) => claimSaga(sql, id, 60_000));
      const note = { state: memory, step: "second", status: "parked" as const, attempt: 1, waitMs: 0, lastError: "taken", entries: [] };
      await inScope(database.worker, {}, (sql) => noteSaga(sql, taken!, note));
      return next({ notes: ["too late"] });
    });
    await runner.advance(id);
    expect(await stored(id)).toMatchObject({ status: "parked", lastError: "taken", state: { notes: ["first"] } });
  });

  it("is advanced by one of two processes that ask at the same moment", async () => {
    let calls = 0;
    const id = await given(async (memory) => ((calls += 1), next(memory)));
    await Promise.all([runner.advance(id), runner.advance(id), runner.advance(id)]);
    expect(calls).toBe(1);
    expect((await stored(id)).status).toBe("completed");
  });

  it("that this process does not know is left for one that does", async () => {
    const id = await given(noted("second"));
    saga = { ...saga, name: "test.other" };
    await runner.advance(id);
    expect(await stored(id)).toMatchObject({ status: "running", step: "begin" });
    expect((await stored(id)).waitsMs).toBeGreaterThan(5_000);
  });
});
