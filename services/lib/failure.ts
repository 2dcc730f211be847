/** Something the person at the terminal can act on: what happened, and what to do about it. Shown without a stack. */
export class Failure extends Error {
  readonly advice: string;

  constructor(what: string, advice: string) {
    super(what);
    this.name = "Failure";
    this.advice = advice;
  }
}

/** One line for any error: a failure with its advice, or the message of what nobody foresaw. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Failure) return `${error.message} ${error.advice}`;
  return `Something unforeseen happened: ${error instanceof Error ? error.message : String(error)}. Please report it with the files in .data/*/logs.`;
}
