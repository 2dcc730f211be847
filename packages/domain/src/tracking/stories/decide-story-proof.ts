import type { Receipt } from "@fanfare/contracts/ids";
import type { DecideStoryProofInput, PublicationCheck } from "@fanfare/contracts/tracking";
import { deliverableFor, type ContentRepositories } from "../../content/index.ts";
import { authorizeMember } from "../../identity/index.ts";
import { newId, ruleBroken, scopeOf, type Context, type Transaction, type UnitOfWork } from "../../kernel/index.ts";
import { fileOf, type MediaRepositories } from "../../media/index.ts";
import { timeCheck } from "../checks.ts";
import { observe } from "../observation.ts";
import type { TrackingRepositories } from "../ports.ts";
import { acceptedByProof, type Publication } from "../publication.ts";
import { accountAddress } from "../post-address.ts";
import { noteProof } from "../snapshot.ts";
import { decideProof, type StoryProof } from "./story-proof.ts";

type Repositories = ContentRepositories & MediaRepositories & TrackingRepositories;

/** A member accepts a story's proof, which verifies the publication with the creator's numbers, or refuses it with a reason. */
export const makeDecideStoryProof =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<Repositories> }) =>
  (context: Context, { storyProofId, decision, reason }: DecideStoryProofInput): Promise<Receipt> => {
    const member = authorizeMember(context.actor, "content.review");
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      const proof = await tx.storyProofs.get(storyProofId);
      const work = await deliverableFor(tx, proof.deliverableId);
      const { state, facts } = decideProof(proof, work, { accept: decision === "accept", reason, by: member.userId }, tx.at);
      if (state.status === "accepted") await verify(tx, state, work);
      await tx.storyProofs.save(state);
      await tx.outbox.append(facts, proof.version + 1);
      return { id: proof.id, version: proof.version + 1 };
    });
  };

async function verify(tx: Repositories & Transaction, proof: StoryProof, work: Awaited<ReturnType<typeof deliverableFor>>): Promise<void> {
  const files = await Promise.all(proof.assetIds.map((id) => fileOf(tx, id)));
  if (files.some(({ status }) => status !== "ready")) throw ruleBroken("tracking.proof-not-ready", "A file of this proof can't be seen: it is still being prepared, or it could not be used. Wait a moment, or refuse the proof and say so.");
  const known = await tx.publications.ofDeliverable(proof.deliverableId);
  const { organizationId, creatorId, campaignId, collaborationId, id: deliverableId, requirement } = work;
  const owner = { id: known?.id ?? newId(tx.at.getTime()), organizationId, creatorId, campaignId, collaborationId, deliverableId };
  const { accounts, ...window } = await tx.publicationFacts.of({ collaborationId, creatorId, platform: requirement.platform });
  const checks: PublicationCheck[] = [timeCheck(proof, window)];
  const url = accountAddress(requirement.platform, accounts[0]?.handle ?? "");
  const { state, facts } = acceptedByProof(known, owner, { proofId: proof.id, platform: requirement.platform, url, publishedAt: proof.publishedAt, checks }, tx.at);
  await (known ? tx.publications.save(state) : tx.publications.add(state));
  const reading = noteProof(state, proof, files[0]!.storageKey, tx.at);
  await tx.metricSnapshots.add(reading.snapshot);
  await tx.publicationObservations.add(observe(state, "checked", { checks, textHash: null, text: null, rawKey: files[0]!.storageKey }, tx.at));
  await tx.outbox.append([...facts, ...reading.facts], versionOf(known) + 1);
}

const versionOf = (known: Publication | null): number => known?.version ?? 0;
