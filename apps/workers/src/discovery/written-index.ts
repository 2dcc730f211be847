import type { CreatorIndex } from "@fanfare/domain/discovery";

/** The index as the projection writes it. */
export type WrittenIndex = {
  /** Writes to the index that answers, and to the one of this name that is being filled. */
  writing(alsoTo: string | null): CreatorIndex;
  /**
   * Makes the index when there is none, with the whole catalogue on the list of what it still needs. When the one that answers
   * is of an older mapping, answers how one of today's is made: until that is in its place, the old one only loses creators who are gone.
   */
  ensure(): Promise<IndexBuilding | null>;
  close(): Promise<void>;
};

/** Making a new index beside the one that answers. */
export type IndexBuilding = {
  create(): Promise<string>;
  exists(name: string): Promise<boolean>;
  /** Writes to this index only. */
  filling(name: string): CreatorIndex;
  /** Lets the index answer in the place of the one that did, which is dropped in the same moment. Repeating it does no harm. */
  putInPlace(name: string): Promise<void>;
  drop(name: string): Promise<void>;
};
