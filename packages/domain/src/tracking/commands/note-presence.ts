import type { ObservationKind } from "@fanfare/contracts/tracking";
import { deliverableFor, type ContentRepositories } from "../../content/index.ts";
import type { Context, Transaction, UnitOfWork } from "../../kernel/index.ts";
import { checkPost } from "../checks.ts";
import { textHashOf } from "../observation.ts";
import type { PlatformPost } from "../platform.port.ts";
import type { TrackingRepositories } from "../ports.ts";
import { notePresence, type Sighting } from "../presence.ts";
import type { Publication } from "../publication.ts";
import type { PublicationTarget } from "./verify-publication.ts";

type Repositories = ContentRepositories & TrackingRepositories;

/**
 * What a reading of a verified post showed besides numbers. Call it at each reading, after the numbers were stored:
 * `"gone"` when the platform no longer shows the post, `"there"` when only its numbers were read, and the post itself
 * wherever the reading brought it. `rawKey` is where the platform's answer lies; null when nothing was kept.
 */
export type SeenOfPost = { externalId: string; seen: "gone" | "there" | PlatformPost; rawKey: string | null };

/**
 * Notes what became of a post that has to stay up: an observation with its evidence, and a fact when it is gone, back or
 * edited. Never touches numbers. Safe to repeat. Answers what was noted: mostly nothing.
 */
export const makeNotePresence =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<Repositories> }) =>
  (context: Context, target: PublicationTarget, { externalId, seen, rawKey }: SeenOfPost): Promise<ObservationKind[]> =>
    unitOfWork.run({ organizationId: target.organizationId }, context, async (tx) => {
      const publication = await tx.publications.get(target.publicationId);
      if (publication.externalId !== externalId) return [];
      const lastTextHash = await tx.publicationObservations.lastTextHash(publication.id);
      const { state, observations, facts } = notePresence(publication, { seen: await sightingOf(tx, publication, seen), rawKey, lastTextHash }, tx.at);
      if (observations.length === 0) return [];
      for (const observation of observations) await tx.publicationObservations.add(observation);
      await tx.publications.save(state);
      await tx.outbox.append(facts, publication.version + 1);
      return observations.map(({ kind }) => kind);
    });

async function sightingOf(tx: Repositories & Transaction, publication: Publication, seen: SeenOfPost["seen"]): Promise<Sighting> {
  if (typeof seen === "string") return seen;
  const { requirement } = await deliverableFor(tx, publication.deliverableId);
  const facts = await tx.publicationFacts.of(publication);
  return { textHash: textHashOf(seen), checks: checkPost(seen, { requirement, ...facts }) };
}

/** The post could not be looked at for want of its owner's consent: the next look is a day later. */
export const makePutOffLook =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<Repositories> }) =>
  (context: Context, target: PublicationTarget): Promise<void> =>
    unitOfWork.run({ organizationId: target.organizationId }, context, async (tx) => {
      const publication = await tx.publications.get(target.publicationId);
      await tx.publications.save({ ...publication, lookedAt: tx.at });
    });
