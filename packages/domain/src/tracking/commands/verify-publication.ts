import { deliverableFor, type ContentRepositories } from "../../content/index.ts";
import type { Context, UnitOfWork } from "../../kernel/index.ts";
import { checkPost } from "../checks.ts";
import type { PlatformPost } from "../platform.port.ts";
import type { TrackingRepositories } from "../ports.ts";
import { conclude, type Publication, type SeenPost } from "../publication.ts";
import { noteReading } from "../snapshot.ts";

type Deps = { unitOfWork: UnitOfWork<ContentRepositories & TrackingRepositories> };
export type PublicationTarget = { publicationId: string; organizationId: string };

/** The publication as it is stored, for a job. Throws `not-found`. */
export const makeLoadPublication =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<TrackingRepositories> }) =>
  (context: Context, { publicationId, organizationId }: PublicationTarget): Promise<Publication> =>
    unitOfWork.run({ organizationId }, context, (tx) => tx.publications.get(publicationId));

/**
 * Holds what was found against the brief and decides. The first reading of the numbers is noted with the verification.
 * `rawKey` is where the platform's answer was put before. Another post reported meanwhile, or one decided already, is left alone.
 */
export const makeConcludeVerification =
  ({ unitOfWork }: Deps) =>
  (context: Context, target: PublicationTarget, seen: { externalId: string; post: PlatformPost | "gone"; rawKey: string }): Promise<Publication["status"]> =>
    unitOfWork.run({ organizationId: target.organizationId }, context, async (tx) => {
      const publication = await tx.publications.get(target.publicationId);
      if (publication.status !== "reported" || publication.externalId !== seen.externalId) return publication.status;
      const { requirement } = await deliverableFor(tx, publication.deliverableId);
      const checks = checkPost(seen.post, { requirement, ...(await tx.publicationFacts.of(publication)) });
      const found = seen.post === "gone" ? { post: null, publishedAt: null } : { post: seenPost(seen.post), publishedAt: seen.post.publishedAt };
      const { state, facts } = conclude(publication, { checks, ...found }, tx.at);
      if (state.status === "verified" && seen.post !== "gone") {
        const reading = noteReading(state, seen.post.metrics, seen.rawKey, tx.at);
        await tx.metricSnapshots.add(reading.snapshot);
        facts.push(...reading.facts);
      }
      await tx.publications.save(state);
      await tx.outbox.append(facts, publication.version + 1);
      return state.status;
    });

const longestTitle = 300;

function seenPost({ text, accountExternalId, accountHandle, durationMs }: PlatformPost): SeenPost {
  return { title: (text.split("\n", 1)[0] ?? "").slice(0, longestTitle), accountExternalId, accountHandle, durationMs };
}
