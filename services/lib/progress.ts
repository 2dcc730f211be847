import type { Part } from "./bring-up.ts";

const titleWidth = 25;
const longestState = 120;

/** One line per part: painted in place on a terminal, one line per change of state elsewhere (a log, a pipe). */
export class Progress {
  readonly #lines = new Map<string, string>();
  readonly #isTerminal = process.stdout.isTTY === true;
  #painted = 0;
  #isMuted = false;

  /** Says what a part is doing now. */
  say(part: string, what: string): void {
    const state = what.slice(0, longestState);
    if (this.#isMuted || this.#lines.get(part) === state) return;
    this.#lines.set(part, state);
    if (this.#isTerminal) this.#repaint();
    else console.log(lineOf(part, state));
  }

  /** Says nothing more: what still goes on in the background while everything ends is of no interest. */
  mute(): void {
    this.#isMuted = true;
  }

  /** Leaves the painted lines as they are; the next ones are painted below what is printed afterwards. */
  settle(): void {
    this.#painted = 0;
    this.#lines.clear();
  }

  #repaint(): void {
    const width = process.stdout.columns ?? 80;
    const lines = [...this.#lines].map(([part, state]) => `\x1b[2K${lineOf(part, state).slice(0, width - 1)}\n`);
    const up = this.#painted > 0 ? `\x1b[${this.#painted}A` : "";
    process.stdout.write(up + lines.join(""));
    this.#painted = lines.length;
  }
}

function lineOf(part: string, state: string): string {
  return `  ${part.padEnd(titleWidth)}${state}`;
}

/** Rows as aligned columns, for the table at the end. */
export function tableOf(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length))) ?? [];
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd()).join("\n");
}

/** The parts of a stack as a table. */
export function partsTable(parts: Part[]): string {
  return tableOf([["part", "version", "address", "how it was found"], ...parts.map((part) => [part.title, part.version, part.address, part.how])]);
}
