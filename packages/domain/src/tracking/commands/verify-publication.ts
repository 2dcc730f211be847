import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import type { PublicationCheck } from "@fanfare/contracts/tracking";
import { deliverableFor, type ContentRepositories } from "../../content/index.ts";
import type { Context, Transaction, UnitOfWork } from "../../kernel/index.ts";
import { check, checkPost } from "../checks.ts";
import { titleOf } from "../finding/found-post.ts";
import { keptText, observe, textHashOf } from "../observation.ts";
import type { PlatformPost } from "../platform.port.ts";
import type { TrackingRepositories } from "../ports.ts";
import { conclude, type Publication, type SeenPost } from "../publication.ts";
import { nextReading } from "../schedule.ts";
import { noteReading } from "../snapshot.ts";

type Repositories = ContentRepositories & TrackingRepositories;
type Deps = { unitOfWork: UnitOfWork<Repositories> };
export type PublicationTarget = { publicationId: string; organizationId: string };

/** The publication as it is stored, for a job. Throws `not-found`. */
export const makeLoadPublication =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<TrackingRepositories> }) =>
  (context: Context, { publicationId, organizationId }: PublicationTarget): Promise<Publication> =>
    unitOfWork.run({ organizationId }, context, (tx) => tx.publications.get(publicationId));

/** What stands at a post's address: the post, nothing, or nothing we may see because its owner's account is not connected. */
export type FoundAtAddress = PlatformPost | "gone" | "unreadable";
/** The same, and where the platform's answer was put before anything was made of it. */
export type ReadAtAddress = { post: PlatformPost; rawKey: string } | { post: "gone" | "unreadable"; rawKey: null };

/**
 * Holds what was found against the brief and decides. The first reading of the numbers is noted with the verification. Another post reported meanwhile, or one decided already, is left alone.
 */
export const makeConcludeVerification =
  ({ unitOfWork }: Deps) =>
  (context: Context, target: PublicationTarget, seen: ReadAtAddress & { externalId: string }): Promise<Publication["status"]> =>
    unitOfWork.run({ organizationId: target.organizationId }, context, async (tx) => {
      const publication = await tx.publications.get(target.publicationId);
      if (publication.status !== "reported" || publication.externalId !== seen.externalId) return publication.status;
      return (await concludeWith(tx, publication, seen)).status;
    });

/** The decision itself, in the transaction of who calls. Platforms may go on with another id than the address holds. */
export async function concludeWith(tx: Repositories & Transaction, reported: Publication, { post, rawKey }: ReadAtAddress): Promise<Publication> {
  const { requirement } = await deliverableFor(tx, reported.deliverableId);
  const publication = typeof post === "string" || (await isAnothers(tx, reported, post)) ? reported : { ...reported, externalId: post.externalId };
  const checks = await checksOf(tx, publication, post, requirement);
  const found = typeof post === "string" ? nothing : { post: seenPost(post), publishedAt: post.publishedAt, textHash: textHashOf(post) };
  const { state, facts } = conclude(publication, { checks, ...found }, requirement.format, tx.at);
  if (state.status === "verified" && typeof post !== "string" && rawKey !== null) {
    const reading = noteReading(state, post.metrics, rawKey);
    await tx.metricSnapshots.add(reading.snapshot);
    await tx.syncTargets.watchPost({ ...state, publicationId: state.id, since: tx.at, dueAt: nextReading(tx.at, tx.at) });
    facts.push(...reading.facts);
  }
  await tx.publications.save(state);
  await tx.publicationObservations.add(observe(state, "checked", { checks, textHash: found.textHash, text: typeof post === "string" ? null : keptText(post), rawKey }, tx.at));
  await tx.outbox.append(facts, publication.version + 1);
  return { ...state, version: publication.version + 1 };
}

const nothing = { post: null, publishedAt: null, textHash: null };

async function checksOf(tx: Repositories, publication: Publication, post: FoundAtAddress, requirement: DeliverableRequirement): Promise<PublicationCheck[]> {
  if (post === "unreadable") return [check("connection", false, null, null)];
  const checks = checkPost(post, { requirement, ...(await tx.publicationFacts.of(publication)) });
  const isTaken = post !== "gone" && (await isAnothers(tx, publication, post));
  return isTaken ? [...checks, check("unique", false, null, null)] : checks;
}

/** Whether the organization counts the post for another deliverable already. */
const isAnothers = (tx: Repositories, { deliverableId }: Publication, post: PlatformPost): Promise<boolean> => tx.publications.isNamed(post, deliverableId);

const seenPost = (post: PlatformPost): SeenPost => ({
  title: titleOf(post), accountExternalId: post.accountExternalId, accountHandle: post.accountHandle, durationMs: post.durationMs,
});
