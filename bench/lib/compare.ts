/** Work that is measured: `call` counts up over all rounds, so that no answer is one that was asked for before. */
export type Work = (call: number) => Promise<unknown>;
export type Comparison = {
  /** Median over the rounds of (ours / base), each of its p95. */
  ratio: number;
  /** Base against base in the same rounds: how quiet the machine was. */
  gate: number;
  isVoid: boolean;
  /** Milliseconds, medians over the rounds of p50 and p95. */
  ours: { p50: number; p95: number };
  base: { p50: number; p95: number };
  attempts: number;
};
/** `budgetMs`: after this time no further attempt is begun, and no further pair once there are three. */
export type Effort = { pairs: number; calls: number; budgetMs: number };

const fewestPairs = 3;
/** Repeats rounds as often as was asked for, or as there is time. */
async function repeat<Round>({ pairs, until }: { pairs: number; until: number }, round: () => Promise<Round>): Promise<Round[]> {
  const rounds: Round[] = [];
  while (rounds.length < pairs && (rounds.length < fewestPairs || performance.now() < until)) rounds.push(await round());
  return rounds;
}

const quiet = { from: 0.95, to: 1.05 };
const mostAttempts = 3;

export const quantile = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
export const median = (values: readonly number[]): number => quantile(values, 0.5);
/** Whether the base against itself says that a measure means something. */
export const isQuiet = (gate: number) => gate >= quiet.from && gate <= quiet.to;

let counter = 0;
const next = () => (counter += 1);

export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/**
 * Ours beside the base in one run: every call of ours stands between two of the base, in turning order, so that whatever
 * the machine does meets both. The two halves of the base against each other say whether the run says anything: outside
 * 0.95 to 1.05 it is repeated, three times at most, and then void.
 */
export async function compare(ours: Work, base: Work, { pairs, calls, budgetMs }: Effort): Promise<Comparison> {
  const until = performance.now() + budgetMs;
  for (let attempt = 1; ; attempt += 1) {
    for (let call = 0; call < calls / 2; call += 1) await Promise.all([ours(next() * 3), base(next() * 3)]);
    const comparison = summed(await repeat({ pairs, until }, () => oneRound(ours, base, calls)), attempt);
    if (!comparison.isVoid || attempt === mostAttempts || performance.now() > until) return comparison;
  }
}

async function oneRound(ours: Work, base: Work, calls: number) {
  const round = { ours: [] as number[], first: [] as number[], second: [] as number[] };
  const order = [["first", base], ["ours", ours], ["second", base]] as const;
  for (let call = 0; call < calls; call += 1) {
    const number = next();
    for (let turn = 0; turn < 3; turn += 1) {
      const [name, work] = order[(turn + call) % 3]!;
      // Each kind of query meets each way equally often: only what keeps an answer from being known differs.
      round[name].push(await millisecondsOf(() => work(number * 3 + turn)));
    }
  }
  return round;
}

function summed(rounds: { ours: number[]; first: number[]; second: number[] }[], attempts: number): Comparison {
  const of = (values: (round: (typeof rounds)[number]) => number) => median(rounds.map(values));
  const gate = of(({ first, second }) => quantile(second, 0.95) / quantile(first, 0.95));
  return {
    ratio: of(({ ours, first, second }) => quantile(ours, 0.95) / quantile([...first, ...second], 0.95)),
    gate,
    isVoid: !isQuiet(gate),
    ours: { p50: of(({ ours }) => median(ours)), p95: of(({ ours }) => quantile(ours, 0.95)) },
    base: { p50: of(({ first, second }) => median([...first, ...second])), p95: of(({ first, second }) => quantile([...first, ...second], 0.95)) },
    attempts,
  };
}

export type RateComparison = { ratio: number; gate: number; isVoid: boolean; oursSeconds: number; baseSeconds: number; attempts: number };
type Piece = () => Promise<unknown>;

/** How fast ours is as a share of the base, for work that is one long piece: base, ours, base. `lay` is done before ours and not measured. */
export async function compareRates({ ours, base, lay }: { ours: Piece; base: Piece; lay: Piece }, { pairs, budgetMs }: Omit<Effort, "calls">): Promise<RateComparison> {
  const until = performance.now() + budgetMs;
  const round = async () => {
    await lay();
    return { first: await millisecondsOf(base), ours: await millisecondsOf(ours), second: await millisecondsOf(base) };
  };
  await round();
  for (let attempts = 1; ; attempts += 1) {
    const result = ratesOf(await repeat({ pairs, until }, round), attempts);
    if (!result.isVoid || attempts === mostAttempts || performance.now() > until) return result;
  }
}

function ratesOf(rounds: { ours: number; first: number; second: number }[], attempts: number): RateComparison {
  const gate = median(rounds.map(({ first, second }) => second / first));
  return {
    ratio: median(rounds.map(({ ours, first, second }) => (first + second) / 2 / ours)),
    gate,
    isVoid: !isQuiet(gate),
    oursSeconds: median(rounds.map(({ ours }) => ours)) / 1_000,
    baseSeconds: median(rounds.flatMap(({ first, second }) => [first, second])) / 1_000,
    attempts,
  };
}
