import { median } from "../lib/compare.ts";
import { sumOf, type ProcessorTimes } from "../lib/processor-time.ts";
import type { Result } from "../lib/report.ts";
import { openConnectedWorld, type ConnectedWorld, type ReadingRound } from "./connected-world.ts";

export type ReadingOptions = { small: number; large: number; rounds: number; say: (line: string) => void };
type Cost = { perAccount: number; spent: ProcessorTimes; accounts: number };

const quiet = { from: 0.95, to: 1.05 };

/**
 * Processor time of everything of ours (worker, PostgreSQL, Redis, object store, search engine) for one ordinary reading of each
 * account at a simulated Instagram, which is a process of its own and not counted: among many accounts against among few, and of
 * an account that did not change against one that did. A change counts until the account's new figures can be found.
 */
export async function measureReading({ small, large, rounds, say }: ReadingOptions): Promise<Result[]> {
  const worlds: ConnectedWorld[] = [];
  try {
    for (const [nth, accounts] of [small, large].entries()) {
      const world = await openConnectedWorld({ accounts, redisDatabase: 14 + nth });
      worlds.push(world);
      await costOf(world, true);
      say(`${accounts} accounts are connected and were read once`);
    }
    const [few, many] = worlds as [ConnectedWorld, ConnectedWorld];
    return [await compareGrowth(few, many, rounds, say), await compareChange(few, rounds, say)];
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

async function compareGrowth(few: ConnectedWorld, many: ConnectedWorld, rounds: number, say: (line: string) => void): Promise<Result> {
  const costs: { first: Cost; ours: Cost; second: Cost }[] = [];
  for (let round = 0; round < rounds; round += 1) costs.push({ first: await costOf(few, true), ours: await costOf(many, true), second: await costOf(few, true) });
  const { ratio, gate, detail } = summed(costs);
  say(`processor time among ${many.accounts} accounts against ${few.accounts}: ${ratio.toFixed(3)}x`);
  return { name: `processor time per account, ${many.accounts} connected accounts against ${few.accounts}`, goal: 1.1, bound: "at-most", unit: "x", value: ratio, gate, isVoid: isVoid(gate), detail };
}

async function compareChange(world: ConnectedWorld, rounds: number, say: (line: string) => void): Promise<Result> {
  const costs: { first: Cost; ours: Cost; second: Cost }[] = [];
  for (let round = 0; round < rounds; round += 1) costs.push({ first: await costOf(world, true), ours: await costOf(world, false), second: await costOf(world, true) });
  const { ratio, gate, detail } = summed(costs);
  say(`processor time of an account that did not change: ${ratio.toFixed(3)}x of one that did`);
  return { name: "processor time of an account that did not change against one that did", goal: 0.2, bound: "at-most", unit: "x", value: ratio, gate, isVoid: isVoid(gate), detail };
}

const isVoid = (gate: number) => gate < quiet.from || gate > quiet.to;

function summed(rounds: readonly { first: Cost; ours: Cost; second: Cost }[]) {
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
