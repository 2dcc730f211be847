import type { CreatorImport, ImportCounts } from "./creator-import.ts";
import type { CreatorList } from "./creator-list.ts";
import type { ImportedCreator } from "./import-row.ts";
import type { Ballot, ListShare, Vote } from "./list-share.ts";
import type { OwnProfile } from "./own-profile.ts";

export type NumberedRow = { rowNumber: number; creator: ImportedCreator };
export type RejectedRow = { rowNumber: number; reason: string; cells: readonly string[] };

export type CreatorsRepositories = {
  creatorImports: {
    add(file: CreatorImport): Promise<void>;
    /** Locks the row until the transaction ends, so that cancelling and a running chunk take turns. Throws not-found. */
    get(id: string): Promise<CreatorImport>;
    save(file: CreatorImport): Promise<void>;
    addRejections(file: CreatorImport, rows: readonly RejectedRow[]): Promise<void>;
  };
  importedCreators: {
    /**
     * Stores the rows of one chunk: new handles become creators, changed ones are updated, equal ones are left alone.
     * Answers the counts and the ids that changed, which the search index has to hear of.
     */
    store(file: CreatorImport, rows: readonly NumberedRow[], at: Date): Promise<{ counts: Omit<ImportCounts, "rejected">; changedIds: string[] }>;
    /** Puts everything back as it was before the import, except creators that are in use since. Answers the ids that changed. */
    takeBack(file: CreatorImport, at: Date): Promise<string[]>;
  };
  creatorLists: {
    add(list: CreatorList): Promise<void>;
    get(id: string): Promise<CreatorList>;
    save(list: CreatorList): Promise<void>;
    /** Answers who was on it. */
    remove(id: string): Promise<string[]>;
    /** Answers how many were not on the list before; creators that can't be seen are not added. */
    addMembers(list: CreatorList, creatorIds: readonly string[], addedBy: string, at: Date): Promise<number>;
    removeMembers(list: CreatorList, creatorIds: readonly string[]): Promise<number>;
  };
};

/** Profiles of creators who signed up by themselves. `add` and `save` refuse with `creators.handle-taken`. */
export type OwnProfilesRepository = {
  ownProfiles: {
    findByUser(userId: string): Promise<OwnProfile | null>;
    add(profile: OwnProfile): Promise<void>;
    /** Returns the version the profile has now. */
    save(profile: OwnProfile): Promise<number>;
  };
};

/** Links that show a list to somebody without a seat, and what was said through them. */
export type ListSharesRepositories = {
  listShares: {
    add(share: ListShare): Promise<void>;
    /** Held until the transaction ends. Throws `not-found`. */
    get(id: string): Promise<ListShare>;
    /** The link whose key the scope holds, or null. */
    findByKey(): Promise<ListShare | null>;
    save(share: ListShare): Promise<void>;
  };
  listVotes: {
    ballot(share: ListShare, creatorId: string): Promise<Ballot>;
    /** Takes the place of what the same name said of the same creator through the same link. */
    put(vote: Vote): Promise<void>;
  };
};
