import type { ObservationKind, PublicationCheck } from "@fanfare/contracts/tracking";
import { createHash } from "node:crypto";
import { idFrom } from "../kernel/index.ts";
import type { PlatformPost } from "./platform.port.ts";
import type { Publication } from "./publication.ts";

/** What was seen of a post at a moment, with the checks and their evidence. Never changed afterwards. */
export type Observation = {
  id: string;
  organizationId: string;
  creatorId: string;
  campaignId: string;
  publicationId: string;
  kind: ObservationKind;
  checks: readonly PublicationCheck[];
  /** Null when the post was not read. */
  textHash: string | null;
  /** What the post said, where it is not what the look before kept of it. */
  text: string | null;
  /** Where the platform's own answer lies in the object store; null when nothing was kept of it. */
  rawKey: string | null;
  observedAt: Date;
};

/** What was seen, as it is noted of a publication. The same kind at the same moment is the same observation. */
export function observe(publication: Publication, kind: ObservationKind, seen: Pick<Observation, "checks" | "textHash" | "text" | "rawKey">, at: Date): Observation {
  const { id: publicationId, organizationId, creatorId, campaignId } = publication;
  return { id: idFrom("observation", publicationId, kind, at.toISOString()), organizationId, creatorId, campaignId, publicationId, kind, ...seen, observedAt: at };
}

const longestText = 10_000;
/** A post's words as they are kept for comparing. */
export const keptText = ({ text }: Pick<PlatformPost, "text">): string => text.slice(0, longestText);

/** SHA-256 over what a brand cares about in a post: its words, whether it is disclosed, and who can see it. */
export const textHashOf = ({ text, disclosed, unlisted }: Pick<PlatformPost, "text" | "disclosed" | "unlisted">): string =>
  createHash("sha256").update(JSON.stringify([text, disclosed, unlisted])).digest("hex");
