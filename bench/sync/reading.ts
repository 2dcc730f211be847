import { isQuiet, median } from "../lib/compare.ts";
import { sumOf, type ProcessorTimes } from "../lib/processor-time.ts";
import type { Result } from "../lib/report.ts";
import { openConnectedWorld, type ConnectedWorld, type ReadingRound } from "./connected-world.ts";

export type ReadingOptions = { small: number; large: number; rounds: number; say: (line: string) => void };
type Cost = { perAccount: number; spent: ProcessorTimes; accounts: number };

/**
 * Processor time of everything of ours (worker, PostgreSQL, Redis, object store, search engine) for one ordinary reading of each
 * account at a simulated Instagram, which is a process of its own and not counted: among many accounts against among few, and of
 * an account that did not change against one that did. A change counts until the account's new figures can be found.
 */
export async function measureReading({ small, large, rounds, say }: ReadingOptions): Promise<Result[]> {
  if (process.platform !== "linux") return [growthOf({ large, small }, notMeasured), changeOf(notMeasured)];
  const worlds: ConnectedWorld[] = [];
  try {
    for (const [nth, accounts] of [small, large].entries()) {
      const world = await openConnectedWorld({ accounts, redisDatabase: 14 + nth });
      worlds.push(world);
      await costOf(world, true);
      say(`${accounts} accounts are connected and were read once`);
    }
    const [few, many] = worlds as [ConnectedWorld, ConnectedWorld];
    const growth = growthOf({ large, small }, await compareCosts(rounds, { ours: () => costOf(many, true), base: () => costOf(few, true) }));
    say(`among many: ${growth.value.toFixed(3)}x of among few`);
    const change = changeOf(await compareCosts(rounds, { ours: () => costOf(few, false), base: () => costOf(few, true) }));
    return [growth, change];
  } finally {
    await Promise.all(worlds.map((world) => world.close()));
  }
}

async function costOf(world: ConnectedWorld, isMoved: boolean): Promise<Cost> {
  const { outcomes, spent } = await world.readAll({ isMoved });
  assertAll(outcomes, isMoved ? "changed" : "unchanged", world.accounts);
  return { perAccount: sumOf(spent) / world.accounts, spent, accounts: world.accounts };
}

/** A reading that came to something else would be another measure. */
function assertAll(outcomes: ReadingRound["outcomes"], outcome: string, accounts: number): void {
  if (outcomes[outcome] !== accounts) throw new Error(`Of ${accounts} readings that should all be ${outcome}, these were made: ${JSON.stringify(outcomes)}`);
}

type Compared = { ratio: number; gate: number | null; detail: string };
const notMeasured: Compared = { ratio: Number.NaN, gate: null, detail: "processor time is read from /proc, which only Linux has" };

const growthOf = ({ large, small }: Pick<ReadingOptions, "large" | "small">, compared: Compared): Result =>
  resultOf(`processor time per account, ${large} connected accounts against ${small}`, 1.1, compared);
const changeOf = (compared: Compared): Result => resultOf("processor time of an account that did not change against one that did", 0.2, compared);
const resultOf = (name: string, goal: number, { ratio, gate, detail }: Compared): Result => ({
  name, goal, bound: "at-most", unit: "x", value: ratio, gate, isVoid: gate !== null && !isQuiet(gate), detail,
});

/** Each round of ours between two of the base, whose difference says how quiet the machine was. */
async function compareCosts(times: number, { ours, base }: Record<"ours" | "base", () => Promise<Cost>>): Promise<Compared> {
  const rounds: Record<"first" | "ours" | "second", Cost>[] = [];
  for (let round = 0; round < times; round += 1) rounds.push({ first: await base(), ours: await ours(), second: await base() });
  return {
    ratio: median(rounds.map(({ first, ours, second }) => ours.perAccount / ((first.perAccount + second.perAccount) / 2))),
    gate: median(rounds.map(({ first, second }) => second.perAccount / first.perAccount)),
    detail: `${shown(rounds.map(({ ours }) => ours))} against ${shown(rounds.flatMap(({ first, second }) => [first, second]))} an account`,
  };
}

/** The median round's time an account, and how much of it each part had. */
function shown(costs: readonly Cost[]): string {
  const middle = costs.toSorted((a, b) => a.perAccount - b.perAccount)[Math.floor((costs.length - 1) / 2)]!;
  const parts = Object.entries(middle.spent).map(([name, ms]) => `${name === "own" ? "worker" : name} ${(ms / middle.accounts).toFixed(2)}`);
  return `${middle.perAccount.toFixed(2)} ms (${parts.join(", ")})`;
}
