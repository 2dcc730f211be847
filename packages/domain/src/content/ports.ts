import type { DraftComment } from "./comment.ts";
import type { Deliverable } from "./deliverable.ts";

export type ContentRepositories = {
  deliverables: {
    /** With all versions. Throws `not-found`. */
    get(id: string): Promise<Deliverable>;
    /** The deliverable a version belongs to. Throws `not-found`. */
    ofDraft(draftId: string): Promise<Deliverable>;
    /** The deliverables whose newest version is made of this file: none or one. */
    ofAsset(assetId: string): Promise<Deliverable | null>;
    ofCollaboration(collaborationId: string): Promise<Deliverable[]>;
    add(deliverable: Deliverable): Promise<void>;
    /** Saves the deliverable and its versions; throws `conflict` when somebody was first. */
    save(deliverable: Deliverable): Promise<void>;
  };
  draftComments: {
    /** Throws `not-found`. */
    get(id: string): Promise<DraftComment>;
    /** False when a comment with this id is there already. */
    add(comment: DraftComment): Promise<boolean>;
    save(comment: DraftComment): Promise<void>;
    /** How many shared comments of the organization are still open on a version. */
    countOpenPoints(draftId: string): Promise<number>;
  };
};
