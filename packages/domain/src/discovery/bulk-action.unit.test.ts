import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId, type Member } from "../kernel/index.ts";
import { advanceBulk, bulksAtOnce, cancelBulk, failBulk, finishBulk, nextTargets, settleTargets, startBulk, type BulkAction } from "./bulk-action.ts";

const at = new Date("2026-05-01T10:00:00Z");
const mira: Member = { kind: "member", userId: newId(), organizationId: newId(), role: "manager", name: "Mira" };
const ids = (count: number) => Array.from({ length: count }, () => newId());
const chosen = (creatorIds: string[], running = 0) => startBulk(mira, { creatorIds }, { kind: "export", format: "csv" }, running, at);
const found = () => startBulk(mira, { filter: { text: "running" }, sort: "followers" }, { kind: "add-to-list", listId: newId() }, 0, at).state;

describe("work on many creators", () => {
  it("on chosen creators knows each of them once from the start", () => {
    const [one, two] = ids(2) as [string, string];
    const { state, facts } = chosen([one, two, one]);
    expect(state).toMatchObject({ targetIds: [one, two], total: 2, done: 0, status: "running", createdBy: mira.userId });
    expect(facts.map(({ type, data }) => ({ type, data }))).toEqual([{ type: "discovery.bulk-started.v1", data: { bulkId: state.id, kind: "export" } }]);
  });

  it("on the results of a filter settles them once, and at most ten thousand", () => {
    const settled = settleTargets(found(), ids(10_050));
    expect(settled.total).toBe(10_000);
    expect(settleTargets(settled, ids(3))).toBe(settled);
  });

  it("is refused while the organization has enough of it under way", () => {
    expect(() => chosen(ids(1), bulksAtOnce)).toThrow("Wait until one has ended");
  });

  it("ends once: finished, cancelled or failed, each with its fact", () => {
    const { state } = chosen(ids(2));
    const ends = [finishBulk(state, "key", at), cancelBulk(state, at), failBulk(state, "The list is gone.", at)];
    expect(ends.map(({ state: { status }, facts }) => [status, facts[0]?.data])).toEqual(
      ["finished", "cancelled", "failed"].map((status) => [status, { bulkId: state.id, kind: "export", status }]),
    );
    for (const { state: ended } of ends) {
      expect(() => cancelBulk(ended, at)).toThrow(`This bulk action is ${ended.status}`);
      expect(() => finishBulk(ended, null, at)).toThrow("can't become finished");
    }
  });

  it("never tells of more progress than there is, takes everybody once, and comes to its end, whatever the chunks", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 20 }), (count, sizes) => {
        let bulk: BulkAction = settleTargets(found(), ids(count));
        const taken: string[] = [];
        for (let turn = 0; bulk.done < bulk.total; turn += 1) {
          const next = nextTargets(bulk, sizes[turn % sizes.length]!);
          taken.push(...next);
          bulk = advanceBulk(bulk, next.length, { changed: 0, skipped: next.length });
          expect(bulk.done).toBeLessThanOrEqual(bulk.total);
        }
        expect(taken).toEqual(bulk.targetIds);
        expect(bulk.changed + bulk.skipped).toBe(count);
      }),
    );
  });
});
