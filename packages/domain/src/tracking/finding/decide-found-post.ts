import type { Receipt } from "@fanfare/contracts/ids";
import type { FoundPostInput } from "@fanfare/contracts/tracking";
import { deliverableFor, type ContentRepositories } from "../../content/index.ts";
import { authorizeCreator } from "../../identity/index.ts";
import { notFound, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { mustBeApproved, mustBeReadable, placeReport } from "../commands/report-publication.ts";
import type { TrackingRepositories } from "../ports.ts";
import { decideFoundPost, type FoundPost } from "./found-post.ts";

type Deps = { unitOfWork: UnitOfWork<ContentRepositories & TrackingRepositories> };

/** The creator says that a post which was found is the one: it is reported and checked like any other, and suggested for nothing else. */
export const makeReportFoundPost =
  ({ unitOfWork }: Deps) =>
  (context: Context, { foundPostId }: FoundPostInput): Promise<Receipt> => {
    const creator = authorizeCreator(context.actor);
    return unitOfWork.run(scopeOf(creator), context, async (tx) => {
      const found = await ownPost(tx, foundPostId, creator.creatorId);
      const deliverable = await deliverableFor(tx, found.deliverableId);
      mustBeApproved(deliverable);
      await mustBeReadable(tx, creator.creatorId, found.platform);
      await tx.foundPosts.save(decideFoundPost(found, "reported"));
      await tx.foundPosts.dismissOthers(found);
      const { id, version } = await placeReport(tx, deliverable, found, found.url, "creator");
      return { id, version };
    });
  };

/** The creator says that a post which was found is not the one: it is not suggested for this deliverable again. */
export const makeDismissFoundPost =
  ({ unitOfWork }: Deps) =>
  (context: Context, { foundPostId }: FoundPostInput): Promise<Receipt> => {
    const creator = authorizeCreator(context.actor);
    return unitOfWork.run(scopeOf(creator), context, async (tx) => {
      const found = await ownPost(tx, foundPostId, creator.creatorId);
      await tx.foundPosts.save(decideFoundPost(found, "dismissed"));
      return { id: found.id, version: 1 };
    });
  };

async function ownPost(tx: TrackingRepositories, id: string, creatorId: string): Promise<FoundPost> {
  const found = await tx.foundPosts.get(id);
  if (found.creatorId !== creatorId) throw notFound("post");
  return found;
}
