import { readCsv } from "@fanfare/adapters/csv";
import { ImportPreview, PreviewImportInput } from "@fanfare/contracts/creators";
import { importFile } from "@fanfare/db/readers/creators";
import { inScope } from "@fanfare/db/scoped";
import { readImportRow } from "@fanfare/domain/creators";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

const shownRows = 20;

/** The first rows as they would be stored under a mapping, with the problem of each row that would not. */
export const previewImport = memberQuery("creators.write")
  .input(PreviewImportInput)
  .output(ImportPreview)
  .query(async ({ ctx, input }) => {
    const file = await inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => importFile(sql, input.importId));
    const rows: ImportPreview["rows"] = [];
    let rowNumber = 0;
    for await (const cells of readCsv(await ctx.app.storage.get(file.storageKey), file)) {
      rowNumber += 1;
      if (rowNumber === 1) continue;
      const outcome = readImportRow(cells, file.columns, input.mapping, input.defaults, new Date());
      const shown = cells.map((cell) => cell.slice(0, 200));
      rows.push(outcome.ok ? { rowNumber, cells: shown, problem: null, creator: preview(outcome.creator) } : { rowNumber, cells: shown, problem: outcome.problem, creator: null });
      if (rows.length === shownRows) break;
    }
    return { rows };
  });

type Understood = Extract<ReturnType<typeof readImportRow>, { ok: true }>["creator"];

const preview = ({ displayName, platform, handle, followers, averageViews, engagementRate, country, languages, topics }: Understood) => ({
  displayName, platform, handle, followers, averageViews, engagementRate, country, languages, topics,
});
