import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeMember } from "../../identity/index.ts";
import { event, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { cancelImport, undoImport } from "../creator-import.ts";
import type { CreatorsRepositories } from "../ports.ts";

type Deps = { unitOfWork: UnitOfWork<CreatorsRepositories> };
type Input = { importId: string };

/** Stops an import; the chunk under way is the last one. */
export const makeCancelImport =
  ({ unitOfWork }: Deps) =>
  async (context: Context, input: Input): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "creators.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const file = cancelImport(await tx.creatorImports.get(input.importId), tx.at);
      await tx.creatorImports.save(file);
      return { id: file.id, version: file.version + 1 };
    });
  };

/** Takes an import back within a day: made creators go, changed ones get their former values. */
export const makeUndoImport =
  ({ unitOfWork }: Deps) =>
  async (context: Context, input: Input): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "creators.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const file = undoImport(await tx.creatorImports.get(input.importId), tx.at);
      const creatorIds = await tx.importedCreators.takeBack(file, tx.at);
      await tx.creatorImports.save(file);
      await tx.outbox.append(creatorsChanged(file, creatorIds), file.version + 1);
      return { id: file.id, version: file.version + 1 };
    });
  };

const chunk = 500;

/** One fact for each 500 creators, so that no message grows without bounds. */
export function creatorsChanged(file: { id: string; organizationId: string }, creatorIds: readonly string[]) {
  const facts = [];
  for (let start = 0; start < creatorIds.length; start += chunk) {
    facts.push(event("creators.creators-changed.v1", { aggregateId: file.id, organizationId: file.organizationId }, { creatorIds: creatorIds.slice(start, start + chunk) }));
  }
  return facts;
}
