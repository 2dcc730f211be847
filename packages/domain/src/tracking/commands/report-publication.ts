import type { Receipt } from "@fanfare/contracts/ids";
import type { ReportPublicationInput } from "@fanfare/contracts/tracking";
import { deliverableFor, type ContentRepositories } from "../../content/index.ts";
import { authorizeCreator } from "../../identity/index.ts";
import { newId, notFound, ruleBroken, scopeOf, type Context, type Transaction, type UnitOfWork } from "../../kernel/index.ts";
import type { TrackingRepositories } from "../ports.ts";
import { reportedPost } from "../post-url.ts";
import { reportAgain, reportPost } from "../publication.ts";

type Repositories = ContentRepositories & TrackingRepositories;
type Reportable = Awaited<ReturnType<typeof deliverableFor>>;

/** A creator names the address of the post that fulfils an approved deliverable. It is checked by the workers. */
export const makeReportPublication =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<Repositories> }) =>
  (context: Context, input: ReportPublicationInput): Promise<Receipt> => {
    const creator = authorizeCreator(context.actor);
    return unitOfWork.run(scopeOf(creator), context, async (tx) => {
      const deliverable = await deliverableFor(tx, input.deliverableId);
      if (deliverable.creatorId !== creator.creatorId) throw notFound("deliverable");
      mustBeApproved(deliverable);
      return report(tx, deliverable, input.url);
    });
  };

async function report(tx: Repositories & Transaction, deliverable: Reportable, url: string): Promise<Receipt> {
  const post = reportedPost(deliverable.requirement.platform, url);
  const known = await tx.publications.ofDeliverable(deliverable.id);
  if (known) {
    const { state, facts } = reportAgain(known, post, url, tx.at);
    if (facts.length === 0) return { id: known.id, version: known.version };
    await tx.publications.save(state);
    await tx.outbox.append(facts, known.version + 1);
    return { id: known.id, version: known.version + 1 };
  }
  const { organizationId, creatorId, campaignId, collaborationId } = deliverable;
  const owner = { id: newId(tx.at.getTime()), organizationId, creatorId, campaignId, collaborationId, deliverableId: deliverable.id };
  const { state, facts } = reportPost(owner, post, url, tx.at);
  await tx.publications.add(state);
  await tx.outbox.append(facts, state.version);
  return { id: state.id, version: state.version };
}

function mustBeApproved({ status }: Reportable): void {
  if (status === "approved" || status === "published") return;
  if (status === "verified") throw ruleBroken("tracking.already-verified", "The post of this deliverable is verified already. There is nothing left to report.");
  throw ruleBroken("tracking.not-approved", "This work is not approved yet. Publish it and report the post after the brand has approved a version.", { status });
}
