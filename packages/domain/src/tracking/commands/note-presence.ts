import type { ObservationKind } from "@fanfare/contracts/tracking";
import { deliverableFor, type ContentRepositories } from "../../content/index.ts";
import type { Context, Transaction, UnitOfWork } from "../../kernel/index.ts";
import { checkPost } from "../checks.ts";
import { keptText, textHashOf } from "../observation.ts";
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
      const last = await tx.publicationObservations.lastRead(publication.id);
      const before = { lastTextHash: last?.textHash ?? null, isTextKept: last?.isTextKept ?? false };
      const { state, observations, facts } = notePresence(publication, { seen: await sightingOf(tx, publication, seen), rawKey, ...before }, tx.at);
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
  // The account on which it was verified is theirs, whatever name it has by now, and where a reading does not tell that, it has the one that it had.
  const accounts = publication.post === null ? facts.accounts : [...facts.accounts, { handle: publication.post.accountHandle ?? "", externalId: publication.post.accountExternalId }];
  return { textHash: textHashOf(seen), text: keptText(seen), checks: checkPost({ ...seen, accountHandle: seen.accountHandle ?? publication.post?.accountHandle ?? null }, { requirement, ...facts, accounts }) };
}
