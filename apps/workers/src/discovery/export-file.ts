import { csvLines } from "@fanfare/adapters/csv";
import type { ObjectStorage } from "@fanfare/adapters/storage";
import { xlsxFile } from "@fanfare/adapters/xlsx";
import type { Database } from "@fanfare/db/connection";
import { exportRows } from "@fanfare/db/readers/export-rows";
import { inScope } from "@fanfare/db/scoped";
import { exportColumns, exportRow, type ExportCell } from "@fanfare/domain/discovery";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";

const types = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" } as const;
type Owner = { organizationId: string; bulkId: string };

/**
 * An export on its way: the rows of each chunk are kept as a part of their own, named after their place, so that a chunk
 * written twice is there once and a broken-off export goes on; the file is put together from the parts at the end.
 */
export class ExportFile {
  readonly #folder: string;

  constructor(
    private readonly storage: ObjectStorage,
    private readonly owner: Owner,
    private readonly format: keyof typeof types,
  ) {
    this.#folder = `${owner.organizationId}/exports/${owner.bulkId}`;
  }

  /** Keeps the rows of these creators, the first of whom is the `from`-th. Who can't be seen any more is skipped. */
  async writePart(db: Database, from: number, ids: readonly string[]): Promise<{ changed: number; skipped: number }> {
    const creators = await inScope(db, { organizationId: this.owner.organizationId }, (sql) => exportRows(sql, ids));
    await this.storage.put(`${this.#parts}${String(from).padStart(6, "0")}.json`, Buffer.from(JSON.stringify(creators.map(exportRow))), { contentType: "application/json" });
    return { changed: creators.length, skipped: ids.length - creators.length };
  }

  /** Puts the file together; answers its key. The same parts again are the same file. */
  async assemble(): Promise<string> {
    const key = `${this.#folder}/creators.${this.format}`;
    const body = this.format === "csv" ? Readable.from(this.#csv()) : await xlsxFile("Creators", exportColumns, await this.#rows());
    await this.storage.put(key, body, { contentType: types[this.format] });
    return key;
  }

  /** Clears the parts away. */
  discard(): Promise<void> {
    return this.storage.removeAll(this.#parts);
  }

  get #parts(): string {
    return `${this.#folder}/parts/`;
  }

  async *#csv(): AsyncGenerator<Buffer> {
    // The mark by which spreadsheets know UTF-8.
    yield Buffer.from(`\ufeff${csvLines([exportColumns])}`);
    for await (const rows of this.#read()) yield Buffer.from(csvLines(rows));
  }

  async #rows(): Promise<ExportCell[][]> {
    const all: ExportCell[][] = [];
    for await (const rows of this.#read()) all.push(...rows);
    return all;
  }

  async *#read(): AsyncGenerator<ExportCell[][]> {
    for await (const key of this.storage.list(this.#parts)) {
      yield JSON.parse((await buffer(await this.storage.get(key))).toString("utf8")) as ExportCell[][];
    }
  }
}
