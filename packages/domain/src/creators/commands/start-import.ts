import type { ImportDefaults, ImportMapping } from "@fanfare/contracts/creators";
import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeMember } from "../../identity/index.ts";
import { scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { startImport } from "../creator-import.ts";
import type { CreatorsRepositories } from "../ports.ts";

/** Sets an import off under a mapping; the rows are stored by a worker. */
export const makeStartImport =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<CreatorsRepositories> }) =>
  async (context: Context, input: { importId: string; mapping: ImportMapping; defaults: ImportDefaults }): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "creators.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const { state, facts } = startImport(await tx.creatorImports.get(input.importId), input.mapping, input.defaults);
      await tx.creatorImports.save(state);
      await tx.outbox.append(facts, state.version + 1);
      return { id: state.id, version: state.version + 1 };
    });
  };
