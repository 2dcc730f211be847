import type { Context, UnitOfWork } from "../../kernel/index.ts";
import type { PostMetrics } from "../platform.port.ts";
import type { TrackingRepositories } from "../ports.ts";
import type { Publication } from "../publication.ts";
import { noteReading, planNext } from "../snapshot.ts";
import type { PublicationTarget } from "./verify-publication.ts";

/** Whether the numbers of a post are to be read now. */
export const isDue = (publication: Publication, now: Date): boolean =>
  publication.status === "verified" && publication.nextCollectionAt !== null && publication.nextCollectionAt <= now;

/**
 * Adds a reading and plans the next one. A post that is gone adds nothing, so that its last numbers stay. Done by
 * another before, nothing happens.
 */
export const makeNoteMetrics =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<TrackingRepositories> }) =>
  (context: Context, target: PublicationTarget, read: { metrics: PostMetrics | null; rawKey: string }): Promise<boolean> =>
    unitOfWork.run({ organizationId: target.organizationId }, context, async (tx) => {
      const publication = await tx.publications.get(target.publicationId);
      if (!isDue(publication, tx.at)) return false;
      if (read.metrics === null) {
        await tx.publications.save(planNext(publication, tx.at));
        return false;
      }
      const { state, snapshot, facts } = noteReading(publication, read.metrics, read.rawKey, tx.at);
      await tx.metricSnapshots.add(snapshot);
      await tx.publications.save(state);
      await tx.outbox.append(facts, publication.version + 1);
      return true;
    });
