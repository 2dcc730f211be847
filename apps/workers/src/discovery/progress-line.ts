const everyMs = { terminal: 100, file: 5_000 };

/** Shows how far work is: one line that is written over in a terminal, a line every five seconds in a file. */
export class ProgressLine {
  readonly #began = performance.now();
  #firstDone: number | null = null;
  #shownAt = 0;
  #length = 0;

  constructor(
    private readonly what: string,
    private readonly out: NodeJS.WriteStream = process.stdout,
  ) {}

  show(done: number, total: number, note = ""): void {
    this.#firstDone ??= done;
    const now = performance.now();
    if (now - this.#shownAt < (this.out.isTTY ? everyMs.terminal : everyMs.file)) return;
    this.#shownAt = now;
    const perSecond = (done - this.#firstDone) / Math.max(0.001, (now - this.#began) / 1_000);
    const share = total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100));
    const left = perSecond > 0 && done < total ? `, ${timeOf((total - done) / perSecond)} left` : "";
    this.#write(`${this.what}: ${share} %, ${count(done)} of ${count(Math.max(done, total))}, ${count(Math.round(perSecond))} a second${left}${note}`);
  }

  /** The last words stay on a line of their own. */
  end(sentence: string): void {
    this.#write(sentence);
    if (this.out.isTTY) this.out.write("\n");
  }

  #write(line: string): void {
    this.out.write(this.out.isTTY ? `\r${line.padEnd(this.#length)}` : `${line}\n`);
    this.#length = line.length;
  }
}

const count = (value: number): string => value.toLocaleString("en");

function timeOf(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 90 ? `${whole} s` : `${Math.ceil(whole / 60)} min`;
}
