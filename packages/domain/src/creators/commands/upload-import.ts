import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeMember } from "../../identity/index.ts";
import { invalidField, newId, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { guessDefaults, guessMapping } from "../guess-mapping.ts";
import type { CreatorsRepositories } from "../ports.ts";

/** What was found in the beginning of the stored file. */
export type UploadedFile = { fileName: string; storageKey: string; encoding: string; delimiter: string; columns: string[]; totalRows: number };

/** Takes note of a stored file and guesses what its columns mean. */
export const makeUploadImport =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<CreatorsRepositories> }) =>
  async (context: Context, file: UploadedFile): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "creators.write");
    if (file.columns.length < 1 || file.columns.length > 200) throw invalidField("creators.bad-header", "file", "The first row has to name between 1 and 200 columns.");
    if (file.totalRows < 1) throw invalidField("creators.empty-file", "file", "The file has a header and no rows.");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const id = newId();
      await tx.creatorImports.add({
        ...file,
        id,
        organizationId: actor.organizationId,
        status: "uploaded",
        mapping: guessMapping(file.columns),
        defaults: guessDefaults(file.fileName, file.columns),
        doneRows: 0,
        counts: { created: 0, updated: 0, unchanged: 0, rejected: 0 },
        failure: null,
        createdBy: actor.userId,
        createdAt: tx.at,
        finishedAt: null,
        version: 1,
      });
      return { id, version: 1 };
    });
  };
