import { idempotent, newId, type Member } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unitOfWorkOn } from "../unit-of-work.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const actor: Member = { kind: "member", userId: newId(), organizationId: newId(), role: "owner", name: "Olga" };
const context = { actor, trace: { correlationId: "test-idempotency", causationId: null } };

function pay(key: string, request: object, work: () => Promise<{ id: string }>, as: Member = actor) {
  const unitOfWork = unitOfWorkOn(database.app, { now: () => new Date() });
  return unitOfWork.run({ organizationId: as.organizationId }, context, (tx) => idempotent(tx, { actor: as, command: "payments.record-deposit", key, request }, work));
}

describe("a command sent twice under one key", () => {
  test("given the same request, the second call gets the first answer and does nothing", async () => {
    let runs = 0;
    const work = async () => ({ id: `deposit-${(runs += 1)}` });
    const first = await pay("a", { amount: "100", currency: "EUR" }, work);
    const second = await pay("a", { currency: "EUR", amount: "100" }, work);
    expect(second).toEqual(first);
    expect(runs).toBe(1);
  });

  test("given both at the same instant, the work runs once and both get its answer", async () => {
    let runs = 0;
    const work = async () => ({ id: `deposit-${(runs += 1)}` });
    const answers = await Promise.all(Array.from({ length: 8 }, () => pay("b", { amount: "5" }, work)));
    expect(runs).toBe(1);
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
  });

  test("given other values, the second call is a conflict", async () => {
    await pay("c", { amount: "1" }, async () => ({ id: "1" }));
    await expect(pay("c", { amount: "2" }, async () => ({ id: "2" }))).rejects.toMatchObject({ kind: "conflict" });
  });

  test("given the work failed, nothing is kept and the key can be used again", async () => {
    await expect(pay("d", {}, () => Promise.reject(new Error("refused")))).rejects.toThrow("refused");
    await expect(pay("d", {}, async () => ({ id: "now" }))).resolves.toEqual({ id: "now" });
  });

  test("given somebody else's organization, the same key is another key", async () => {
    await pay("e", {}, async () => ({ id: "mine" }));
    await expect(pay("e", {}, async () => ({ id: "theirs" }), { ...actor, organizationId: newId() })).resolves.toEqual({ id: "theirs" });
  });
});
