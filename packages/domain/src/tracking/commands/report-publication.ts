import type { Receipt } from "@fanfare/contracts/ids";
import type { Platform } from "@fanfare/contracts/platforms";
import type { FoundBy, ReportPublicationInput } from "@fanfare/contracts/tracking";
import { deliverableFor, type ContentRepositories } from "../../content/index.ts";
import { authorizeCreator } from "../../identity/index.ts";
import { newId, notFound, ruleBroken, scopeOf, type Context, type Transaction, type UnitOfWork } from "../../kernel/index.ts";
import type { PostReference } from "../platform.port.ts";
import type { TrackingRepositories } from "../ports.ts";
import { nameOf, plainAddress, reportedPost } from "../post-url.ts";
import { reportAgain, reportPost, type Publication } from "../publication.ts";
import { needsConsent } from "../reading.ts";

type Repositories = ContentRepositories & TrackingRepositories;
type Reportable = Awaited<ReturnType<typeof deliverableFor>>;

/**
 * A creator names the address of the post that fulfils an approved deliverable. It is checked by the workers. Where a
 * platform shows posts to their owner only, the account has to be connected first (`tracking.connect-account-first`).
 */
export const makeReportPublication =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<Repositories> }) =>
  (context: Context, input: ReportPublicationInput): Promise<Receipt> => {
    const creator = authorizeCreator(context.actor);
    return unitOfWork.run(scopeOf(creator), context, async (tx) => {
      const deliverable = await deliverableFor(tx, input.deliverableId);
      if (deliverable.creatorId !== creator.creatorId) throw notFound("deliverable");
      mustBeApproved(deliverable);
      const { platform } = deliverable.requirement;
      const post = reportedPost(platform, input.url);
      await mustBeReadable(tx, creator.creatorId, platform);
      const { id, version } = await placeReport(tx, deliverable, post, plainAddress(input.url), "creator");
      return { id, version };
    });
  };

/** Names the post of a deliverable, for the first time or again. Answers the publication as it is stored then. */
export async function placeReport(tx: Repositories & Transaction, deliverable: Reportable, post: PostReference, url: string, foundBy: FoundBy): Promise<Publication> {
  const known = await tx.publications.ofDeliverable(deliverable.id);
  if (known) {
    const { state, facts } = reportAgain(known, post, url, tx.at, foundBy);
    if (facts.length === 0) return known;
    await tx.publications.save(state);
    await tx.outbox.append(facts, known.version + 1);
    return { ...state, version: known.version + 1 };
  }
  const { organizationId, creatorId, campaignId, collaborationId } = deliverable;
  const owner = { id: newId(tx.at.getTime()), organizationId, creatorId, campaignId, collaborationId, deliverableId: deliverable.id };
  const { state, facts } = reportPost(owner, post, url, tx.at, foundBy);
  await tx.publications.add(state);
  await tx.outbox.append(facts, state.version);
  return state;
}

/** Refuses what can't be looked at before its owner connects the account. */
export async function mustBeReadable(tx: Repositories, creatorId: string, platform: Platform): Promise<void> {
  if (!needsConsent(platform) || (await tx.accountConsents.isLiving(creatorId, platform))) return;
  throw ruleBroken("tracking.connect-account-first", `${nameOf(platform)} shows posts to their owner only. Connect your account there first, then report the post.`, { platform });
}

/** Refuses work that takes no post yet, or none any more. */
export function mustBeApproved({ status }: Reportable): void {
  if (status === "approved" || status === "published") return;
  if (status === "verified") throw ruleBroken("tracking.already-verified", "The post of this deliverable is verified already. There is nothing left to report.");
  throw ruleBroken("tracking.not-approved", "This work is not approved yet. Publish it and report the post after the brand has approved a version.", { status });
}
