import type { Readable, Transform } from "node:stream";
import chardet from "chardet";
import { parse, type CsvError } from "csv-parse";
import { stringify } from "csv-stringify/sync";
import iconv from "iconv-lite";
import { DomainError } from "@fanfare/domain/kernel";

/** What the beginning of a file tells of the rest. */
export type CsvDialect = { encoding: string; delimiter: string };

const unreadable = (why: string) => new DomainError("invalid", "creators.unreadable-file", why, { fields: { file: why } });

const supported = new Set(["utf8", "utf-16le", "utf-16be", "latin1", "windows-1252", "windows-1251", "koi8-r"]);
const named: Record<string, string> = {
  "utf-8": "utf8", ascii: "utf8", "iso-8859-1": "latin1", "iso-8859-9": "latin1", "iso-8859-2": "windows-1252", "windows-1252": "windows-1252", "windows-1251": "windows-1251", "koi8-r": "koi8-r",
  "utf-16le": "utf-16le", "utf-16be": "utf-16be", "iso-8859-5": "windows-1251",
};

/**
 * Tells the encoding (byte-order mark first, then valid UTF-8, then statistics) and the delimiter (the one that the header
 * holds most) from the first bytes of a file. Refuses what is no text.
 */
export function sniffCsv(head: Buffer): CsvDialect {
  if (head.length === 0) throw unreadable("The file is empty.");
  const encoding = encodingOf(head);
  const text = iconv.decode(head, encoding);
  if (/\u0000/.test(text)) throw unreadable("This is not a text file. Save the table as CSV and choose that file.");
  const firstLine = text.split(/\r?\n|\r/, 1)[0]!;
  const delimiters = [",", ";", "\t", "|"].map((delimiter) => ({ delimiter, count: firstLine.split(delimiter).length }));
  return { encoding, delimiter: delimiters.sort((a, b) => b.count - a.count)[0]!.delimiter };
}

function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (head.subarray(0, 4).toString("latin1") === "PK\u0003\u0004") throw unreadable("This is a spreadsheet or an archive, not a CSV file. Save the table as CSV and choose that file.");
  if (isUtf8(head)) return "utf8";
  const guess = named[(chardet.detect(head) ?? "").toLowerCase()] ?? "windows-1252";
  return supported.has(guess) ? guess : "windows-1252";
}

/** The last character may be cut off by the end of the sample. */
function isUtf8(head: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * The rows of a file as they come, each an array of cells; rows may be ragged. A row above 256 KB, or quoting that never
 * ends, is an error that names the line.
 */
export async function* readCsv(source: Readable, { encoding, delimiter }: CsvDialect): AsyncGenerator<string[]> {
  const parser = parse({ delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: 262_144 });
  const decoded = source.pipe(iconv.decodeStream(encoding, { stripBOM: true }) as unknown as Transform);
  source.once("error", (error) => parser.destroy(error));
  decoded.pipe(parser);
  try {
    for await (const row of parser) yield row as string[];
  } catch (error) {
    if (!(error as CsvError).code?.startsWith("CSV_")) throw error;
    const lines = (error as CsvError & { lines?: number }).lines;
    throw unreadable(`The file can't be read${lines ? ` near line ${lines}` : ""}: a quotation mark is never closed, or a row is longer than 256 KB.`);
  } finally {
    source.destroy();
  }
}

/**
 * Cells made harmless for spreadsheets: what a program would take for a formula gets an apostrophe in front.
 * Source: OWASP, CSV injection.
 */
export const inert = (cell: string): string => (/^[=+\-@\t\r\n]/.test(cell) && !/^-?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell);

/** Lines of a CSV file, with a byte-order mark only where the caller adds one. */
export const csvLines = (rows: readonly (readonly (string | number | null)[])[]): string =>
  stringify(rows.map((row) => row.map((cell) => (typeof cell === "string" ? inert(cell) : cell))));
