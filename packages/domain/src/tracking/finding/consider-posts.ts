import { deliverableFor, type ContentRepositories } from "../../content/index.ts";
import type { Context, Transaction, UnitOfWork } from "../../kernel/index.ts";
import { placeReport } from "../commands/report-publication.ts";
import { concludeWith } from "../commands/verify-publication.ts";
import type { PlatformPost } from "../platform.port.ts";
import type { TrackingRepositories } from "../ports.ts";
import { addressOf } from "../post-address.ts";
import type { SyncTarget } from "../sync/target.ts";
import { suggestPost } from "./found-post.ts";
import { matchPosts, type Match, type OpenDeliverable } from "./match-posts.ts";

type Repositories = ContentRepositories & TrackingRepositories;
type Deps = { unitOfWork: UnitOfWork<Repositories> };
/** Puts the platform's own answer where it is kept; gives its key. */
export type KeepPost = (organizationId: string, post: PlatformPost) => Promise<string>;
/** How many posts were reported by themselves, and how many wait for the creator's word. */
export type Considered = { reported: number; suggested: number };

/**
 * Looks which of an account's posts are what the creator's open work waits for, over all organizations at once: a post
 * that fits the work of two is nobody's without the creator's word. Certain ones are reported, the others are kept as
 * suggestions. Each is done once, however often the same posts are listed.
 */
export const makeConsiderPosts =
  ({ unitOfWork, keepPost }: Deps & { keepPost: KeepPost }) =>
  async (contextOf: (organizationId: string | null) => Context, { creatorId, platform }: Pick<SyncTarget, "creatorId" | "platform">, posts: readonly PlatformPost[]): Promise<Considered> => {
    const considered: Considered = { reported: 0, suggested: 0 };
    const named = new Set<string>();
    // What counts for one organization is nothing for another, whether there is work left for the former or not.
    const work = posts.length === 0 ? [] : await unitOfWork.run({ creatorId }, contextOf(null), async (tx) => {
      const open = await tx.openWork.of(creatorId, platform);
      if (open.length > 0) for (const post of posts) if (await tx.publications.isNamed(post, null)) named.add(post.externalId);
      return open;
    });
    const organizations = Map.groupBy(work, ({ organizationId }) => organizationId);
    const open: OpenDeliverable[] = [];
    for (const [organizationId, pieces] of organizations) {
      await unitOfWork.run({ organizationId }, contextOf(organizationId), async (tx) => {
        for (const { deliverableId } of pieces) open.push(...(await openDeliverable(tx, deliverableId)));
      });
    }
    const { report, suggest } = matchPosts(posts.filter(({ externalId }) => !named.has(externalId)), open);
    for (const match of report) if (await reportMatch({ unitOfWork, keepPost }, contextOf, match)) considered.reported += 1;
    for (const match of suggest) if (await suggestMatch({ unitOfWork }, contextOf, match)) considered.suggested += 1;
    return considered;
  };

/** None when somebody was first: the work is decided, or called off. */
async function openDeliverable(tx: Repositories & Transaction, deliverableId: string): Promise<OpenDeliverable[]> {
  const deliverable = await deliverableFor(tx, deliverableId);
  const { organizationId, creatorId, campaignId, collaborationId, position, requirement } = deliverable;
  if (!(await isOpen(tx, deliverable))) return [];
  const facts = await tx.publicationFacts.of({ collaborationId, creatorId, platform: requirement.platform });
  return [{ organizationId, creatorId, campaignId, collaborationId, deliverableId, position, requirementId: requirement.id, expected: { requirement, ...facts } }];
}

/** Work is open while it is approved and no post of it is being looked at, or counts. */
async function isOpen(tx: Repositories, { id, status }: { id: string; status: string }): Promise<boolean> {
  if (status !== "approved" && status !== "published") return false;
  const publication = await tx.publications.ofDeliverable(id);
  return publication === null || publication.status === "sent-back";
}

async function reportMatch({ unitOfWork, keepPost }: Deps & { keepPost: KeepPost }, contextOf: (organizationId: string | null) => Context, { post, deliverable }: Match): Promise<boolean> {
  const { organizationId, deliverableId } = deliverable;
  const isStory = post.isStory === true;
  const rawKey = isStory ? await keepPost(organizationId, post) : "";
  return unitOfWork.run({ organizationId }, contextOf(organizationId), async (tx) => {
    const work = await deliverableFor(tx, deliverableId);
    if (!(await isOpen(tx, work)) || (await tx.publications.isNamed(post, null))) return false;
    // The creator's word is worth more than what the post looks like by now.
    if ((await tx.foundPosts.ofDeliverable(deliverableId)).some((found) => found.externalId === post.externalId && found.status === "dismissed")) return false;
    const publication = await placeReport(tx, work, post, addressOf(post), "sync");
    // A story may be gone before a worker looks at it again: what is in hand decides.
    if (isStory) await concludeWith(tx, publication, { post, rawKey });
    return true;
  });
}

function suggestMatch({ unitOfWork }: Deps, contextOf: (organizationId: string | null) => Context, { post, deliverable, checks }: Match): Promise<boolean> {
  const { organizationId } = deliverable;
  return unitOfWork.run({ organizationId }, contextOf(organizationId), async (tx) => {
    const { state, facts } = suggestPost(deliverable, post, checks, tx.at);
    if (!(await tx.foundPosts.add(state))) return false;
    await tx.outbox.append(facts, 1);
    return true;
  });
}

