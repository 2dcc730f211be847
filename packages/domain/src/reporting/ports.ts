import type { ShareLink } from "./share-link.ts";

export type ReportingRepositories = {
  shareLinks: {
    /** Throws `not-found`. */
    get(id: string): Promise<ShareLink>;
    /** Throws `not-found` when the organization has no such campaign. */
    add(link: ShareLink): Promise<void>;
    save(link: ShareLink): Promise<void>;
  };
};
