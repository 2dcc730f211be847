import { readCsv, sniffCsv } from "@fanfare/adapters/csv";
import type { Receipt } from "@fanfare/contracts/ids";
import { DomainError, newId, type Context, type Member } from "@fanfare/domain/kernel";
import { Readable, Transform } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import type { App } from "../app.ts";
import { creatorsOf } from "../compose/creators.ts";

const largestFile = 50 * 1024 * 1024;
const sampleSize = 64 * 1024;

/**
 * Takes in a CSV file of at most 50 MB: it goes into storage as it comes, then its form, header and number of rows are
 * read. A file that can't be read leaves nothing behind.
 */
export async function receiveImport(app: App, context: Context & { actor: Member }, request: Request, fileName: string): Promise<Receipt> {
  if (!request.body) throw new DomainError("invalid", "creators.empty-file", "The file is empty.", { fields: { file: "The file is empty." } });
  const storageKey = `${context.actor.organizationId}/imports/${newId()}.csv`;
  try {
    await app.storage.put(storageKey, Readable.fromWeb(request.body as WebStream).pipe(atMost(largestFile)), { contentType: "text/csv" });
    const dialect = sniffCsv(await readSample(app, storageKey));
    const { columns, totalRows } = await readShape(app, storageKey, dialect);
    return await creatorsOf(app).uploadImport(context, { fileName, storageKey, ...dialect, columns, totalRows });
  } catch (error) {
    await app.storage.remove(storageKey);
    throw error;
  }
}

function atMost(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      const message = "The file is larger than 50 MB. Split it and import the parts one after another.";
      if (size > limit) done(new DomainError("invalid", "creators.file-too-large", message, { fields: { file: message } }));
      else done(null, chunk);
    },
  });
}

async function readSample(app: App, storageKey: string): Promise<Buffer> {
  const stored = await app.storage.stat(storageKey);
  if (!stored || stored.size === 0) return Buffer.alloc(0);
  const parts: Buffer[] = [];
  for await (const part of await app.storage.get(storageKey, { start: 0, end: Math.min(stored.size, sampleSize) - 1 })) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function readShape(app: App, storageKey: string, dialect: { encoding: string; delimiter: string }): Promise<{ columns: string[]; totalRows: number }> {
  let columns: string[] = [];
  let lines = 0;
  for await (const cells of readCsv(await app.storage.get(storageKey), dialect)) {
    if (lines === 0) columns = cells.map((cell) => cell.trim().slice(0, 200));
    lines += 1;
  }
  return { columns, totalRows: Math.max(0, lines - 1) };
}
