import writeXlsxFile from "write-excel-file/node";

/** A cell of a sheet: numbers stay numbers, null is empty, and a text is never more than text. */
export type SheetCell = string | number | null;

/** As many characters as a spreadsheet takes in one cell. */
const longestCell = 32_767;

/** A sheet with its head on top, kept in view. Every text is written as a string, so that none is taken for a formula. */
export function xlsxFile(name: string, head: readonly string[], rows: readonly (readonly SheetCell[])[]): Promise<Buffer> {
  const data = [head.map((value) => ({ value: writable(value), type: String, fontWeight: "bold" as const })), ...rows.map((row) => row.map(cell))];
  return writeXlsxFile(data, { sheet: name, stickyRowsCount: 1, columns: head.map(() => ({ width: 18 })) }).toBuffer();
}

function cell(value: SheetCell) {
  if (value === null || value === "") return null;
  return typeof value === "number" ? { value, type: Number } : { value: writable(value), type: String };
}

/** XML 1.0 has no word for these characters, and half a surrogate is none. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const writable = (text: string): string => text.slice(0, longestCell).toWellFormed().replace(unwritable, "\ufffd");
