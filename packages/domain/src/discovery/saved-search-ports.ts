import type { Locale, MessagingRepositories } from "../messaging/index.ts";
import type { SavedSearch } from "./saved-search.ts";

export type SavedSearches = {
  /** Refuses with `discovery.search-name-taken`, as `save` does. */
  add(search: SavedSearch): Promise<void>;
  /** Held until the transaction ends, so that people and the alert's look take turns. Throws `not-found`. */
  get(id: string): Promise<SavedSearch>;
  find(id: string): Promise<SavedSearch | null>;
  /** Raises the version. */
  save(search: SavedSearch): Promise<void>;
  /** Keeps what the alert found and whether it was seen. The version stays: nobody's edit is outdated by it. */
  noteLook(search: SavedSearch): Promise<void>;
  remove(id: string): Promise<void>;
  count(): Promise<number>;
};

/** Who saved a search, while they are a member who may decide. */
export type RecipientOf = (organizationId: string, userId: string) => Promise<{ userId: string; email: string; locale: Locale }[]>;

export type SavedSearchRepositories = { savedSearches: SavedSearches } & Pick<MessagingRepositories, "notifications" | "mails">;
