import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeMember } from "../../identity/index.ts";
import { scopeOf, versionConflict, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { changeSearch, removeSearch, saveSearch, seen, type SearchSettings } from "../saved-search.ts";
import type { SavedSearchRepositories } from "../saved-search-ports.ts";

type Deps = { unitOfWork: UnitOfWork<SavedSearchRepositories> };

export const makeSaveSearch =
  ({ unitOfWork }: Deps) =>
  async (context: Context, input: SearchSettings): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "creators.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const { state, facts } = saveSearch(actor, input, await tx.savedSearches.count(), tx.at);
      await tx.savedSearches.add(state);
      await tx.outbox.append(facts, state.version);
      return { id: state.id, version: state.version };
    });
  };

export const makeChangeSavedSearch =
  ({ unitOfWork }: Deps) =>
  async (context: Context, { searchId, version, ...settings }: SearchSettings & { searchId: string; version: number }): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "creators.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const search = await tx.savedSearches.get(searchId);
      if (search.version !== version) throw versionConflict("saved-search");
      const { state, facts } = changeSearch(search, settings, tx.at);
      await tx.savedSearches.save(state);
      await tx.outbox.append(facts, state.version + 1);
      return { id: state.id, version: state.version + 1 };
    });
  };

export const makeRemoveSavedSearch =
  ({ unitOfWork }: Deps) =>
  async (context: Context, input: { searchId: string }): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "creators.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const search = await tx.savedSearches.get(input.searchId);
      await tx.savedSearches.remove(search.id);
      await tx.outbox.append(removeSearch(search), search.version + 1);
      return { id: search.id, version: search.version + 1 };
    });
  };

/** Somebody opened the search: for the whole organization its matches are no news any more. */
export const makeMarkSavedSearchSeen =
  ({ unitOfWork }: Deps) =>
  async (context: Context, input: { searchId: string }): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "creators.read");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const search = await tx.savedSearches.get(input.searchId);
      await tx.savedSearches.noteLook(seen(search));
      return { id: search.id, version: search.version };
    });
  };
