import type { StoryProofStatus } from "@fanfare/contracts/tracking";
import { event, illegalTransition, invalidField, type DomainEvent } from "../../kernel/index.ts";

/** The numbers of a story as its creator read them off the platform. */
export type StoryNumbers = { views: number | null; likes: number | null; comments: number | null; shares: number | null };

/** Screenshots of a story that could not be read while it lived. Its numbers are the creator's words until somebody of the organization accepts them. */
export type StoryProof = StoryNumbers & {
  id: string;
  organizationId: string;
  creatorId: string;
  campaignId: string;
  deliverableId: string;
  assetIds: readonly string[];
  publishedAt: Date;
  status: StoryProofStatus;
  reason: string | null;
  submittedAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  version: number;
};

export type ProofDecided = { state: StoryProof; facts: DomainEvent[] };
type Owner = Pick<StoryProof, "id" | "organizationId" | "creatorId" | "campaignId" | "deliverableId">;
type Work = { collaborationId: string };

/** A proof as its creator hands it in. */
export function submitProof(owner: Owner, work: Work, said: StoryNumbers & Pick<StoryProof, "assetIds" | "publishedAt">, at: Date): ProofDecided {
  if (said.publishedAt > at) throw invalidField("tracking.story-in-the-future", "publishedAt", "This time has not come yet. Say when the story came out.");
  const state: StoryProof = { ...owner, ...said, status: "submitted", reason: null, submittedAt: at, decidedAt: null, decidedBy: null, version: 1 };
  return { state, facts: [event("tracking.story-proof-submitted.v1", owned(state), { ...named(state, work), storyProofId: state.id })] };
}

/** A member's word on a proof, once. `reason` is what the creator reads when it is refused. */
export function decideProof(proof: StoryProof, work: Work, decision: { accept: boolean; reason: string; by: string }, at: Date): ProofDecided {
  const status = decision.accept ? "accepted" : "refused";
  if (proof.status !== "submitted") throw illegalTransition("proof", proof.status, status, []);
  const state: StoryProof = { ...proof, status, reason: decision.accept ? null : decision.reason, decidedAt: at, decidedBy: decision.by };
  return { state, facts: [event("tracking.story-proof-decided.v1", owned(state), { ...named(state, work), storyProofId: state.id, status })] };
}

const owned = ({ id, organizationId, creatorId }: StoryProof) => ({ aggregateId: id, organizationId, creatorId });
const named = ({ campaignId, creatorId, deliverableId }: StoryProof, { collaborationId }: Work) => ({ collaborationId, campaignId, creatorId, deliverableId });
