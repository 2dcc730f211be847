import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** One line of the table. `goal` is a bound: `at-most` or `at-least`; `unit` is x (a ratio) or s. */
export type Result = {
  name: string;
  goal: number;
  bound: "at-most" | "at-least";
  unit: "x" | "s";
  value: number;
  /** Base against base, where there is one. */
  gate: number | null;
  isVoid: boolean;
  detail: string;
  /** Ours and the base did not take turns: shown, and never the reason for a failed run. */
  isInSequence?: boolean;
};
/** What a run was made with. `sizes` say how much was there, by what it is. */
export type Circumstances = { seed: number; isQuick: boolean; sizes: Record<string, number>; versions: Record<string, string> };
/** `name`: of the files, without their endings. */
export type Title = { name: string; title: string };

const isMet = ({ value, goal, bound }: Result): boolean => (bound === "at-most" ? value <= goal : value >= goal);
/** So far from the goal that noise can't be the reason. */
export const isFarOff = (result: Result): boolean => !result.isVoid && isFar(result);
/** What fails a run: of measures in sequence one can't tell whether the machine had other work meanwhile. */
export const failsRun = (result: Result): boolean => isFarOff(result) && result.isInSequence !== true;
const isFar = (result: Result): boolean => (result.bound === "at-most" ? result.value > 2 * result.goal : result.value < result.goal / 2);

function verdict(result: Result): string {
  if (Number.isNaN(result.value)) return "not measured";
  if (result.isVoid) return "void: the machine was too noisy";
  return isMet(result) ? "met" : isFarOff(result) ? "MISSED by more than double" : "MISSED";
}

const shown = (value: number, unit: string) => `${value.toFixed(2)}${unit === "x" ? "x" : " s"}`;

export function tableOf(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.name,
    `${result.bound === "at-most" ? "<=" : ">="} ${shown(result.goal, result.unit)}`,
    shown(result.value, result.unit),
    result.gate === null ? "" : result.gate.toFixed(3),
    verdict(result),
    result.detail,
  ]);
  return [["measure", "goal", "measured", "base/base", "", "detail"], ["---", "---", "---", "---", "---", "---"], ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "unknown";
  }
}

/** Writes the table for people and the numbers for programs. Goals that were missed are in both. The quick form says too little to be kept in the repository. */
export function writeReport(results: readonly Result[], { name, title }: Title, circumstances: Circumstances): string {
  const folder = path.join(import.meta.dirname, circumstances.isQuick ? "../../.data/bench" : "../results");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  const { seed, isQuick, sizes, versions } = circumstances;
  const listed = (pairs: Record<string, string | number>) => Object.entries(pairs).map(([part, value]) => `${part} ${value}`);
  const facts = [`commit ${commit()}`, ...listed(sizes), `seed ${seed}`, isQuick ? "quick form" : "full form", ...listed(versions)];
  writeFileSync(`${file}.md`, `# ${title}\n\n${facts.join(", ")}. Times are of one caller; \`base/base\` outside 0.95 to 1.05 makes a measure void.\n\n${tableOf(results)}\n`);
  writeFileSync(`${file}.json`, `${JSON.stringify({ commit: commit(), ...circumstances, results }, null, 2)}\n`);
  return `${file}.md`;
}
