import type { CollaborationsRepositories } from "../collaborations/index.ts";
import type { CreatorsRepositories } from "../creators/index.ts";
import type { IdentityRepositories } from "../identity/index.ts";
import type { BulkAction } from "./bulk-action.ts";

export type BulkActions = {
  add(bulk: BulkAction): Promise<void>;
  /** Held until the transaction ends, so that cancelling and a running chunk take turns. Throws `not-found`. */
  get(id: string): Promise<BulkAction>;
  save(bulk: BulkAction): Promise<void>;
  /** How many of the organization are going on. */
  countRunning(): Promise<number>;
};

/** Its own rows, and those behind the doors it goes through: lists, campaigns, and who asked. */
export type BulkRepositories = { bulkActions: BulkActions } & Pick<CreatorsRepositories, "creatorLists"> & CollaborationsRepositories & Pick<IdentityRepositories, "memberships">;
