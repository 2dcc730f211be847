import type { Receipt } from "@fanfare/contracts/ids";
import type { PublicationInput } from "@fanfare/contracts/tracking";
import { authorizeCreator } from "../../identity/index.ts";
import { notFound, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import type { TrackingRepositories } from "../ports.ts";
import { recheck } from "../publication.ts";

/** A creator has corrected the post on the platform and asks for another look. */
export const makeRecheckPublication =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<TrackingRepositories> }) =>
  (context: Context, input: PublicationInput): Promise<Receipt> => {
    const creator = authorizeCreator(context.actor);
    return unitOfWork.run(scopeOf(creator), context, async (tx) => {
      const publication = await tx.publications.get(input.publicationId);
      if (publication.creatorId !== creator.creatorId) throw notFound("publication");
      const { state, facts } = recheck(publication, tx.at);
      if (facts.length === 0) return { id: publication.id, version: publication.version };
      await tx.publications.save(state);
      await tx.outbox.append(facts, publication.version + 1);
      return { id: publication.id, version: publication.version + 1 };
    });
  };
