import type { StoryProof } from "./story-proof.ts";

/** Proofs of stories, of whoever is in scope. */
export type StoryProofs = {
  /** Throws `not-found`. */
  get(id: string): Promise<StoryProof>;
  /** The newest of a deliverable. */
  latestOf(deliverableId: string): Promise<StoryProof | null>;
  add(proof: StoryProof): Promise<void>;
  /** Throws `conflict` when somebody was first. */
  save(proof: StoryProof): Promise<void>;
};
