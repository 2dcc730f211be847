import { existsSync, readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

const isNoise = (line: string) => line === "" || /^(at |\^|Node\.js v|npm error|[{}\])]+[;,]?$)/.test(line);

/** What a program said last that tells why it ended: its list of faults, its last error, or its last line. */
export function reasonIn(output: string): string {
  const lines = stripVTControlCharacters(output).split("\n").map((line) => messageOf(line.trim())).filter((line) => !isNoise(line));
  const faults = lines.findLastIndex((line) => /can't start/.test(line));
  const isError = (line: string) => /^([A-Z]\w*)?(error|fatal|panic)\b/i.test(line);
  const reason = faults >= 0 ? lines.slice(faults).join("\n  ") : (lines.findLast(isError) ?? lines.at(-1) ?? "it said nothing");
  return reason.slice(0, 1000).replace(/\.$/, "");
}

/** The reason in a log file. */
export function reasonInFile(file: string): string {
  return reasonIn(existsSync(file) ? readFileSync(file, "utf8") : "");
}

/** The last line of a log that says something. */
export function lastLineIn(file: string): string {
  return readFileSync(file, "utf8").trim().split("\n").at(-1)?.trim() ?? "";
}

/** Programs of ours log JSON: the sentence of it is its `msg`. */
function messageOf(line: string): string {
  if (!line.startsWith("{")) return line;
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
    return [msg, err?.message].filter(Boolean).join(": ");
  } catch {
    return line;
  }
}
