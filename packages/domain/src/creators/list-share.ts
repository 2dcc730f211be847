import type { ListVote, ShareListInput, VoteOnListInput } from "@fanfare/contracts/list-shares";
import { DomainError, event, expiryAfter, hashToken, newId, newToken, notFound, ruleBroken, shareState, type DomainEvent, type Member } from "../kernel/index.ts";

/** A key to one list of creators, for somebody without a seat. What is stored is the key's hash. */
export type ListShare = {
  id: string;
  organizationId: string;
  listId: string;
  tokenHash: string;
  /** Whom it is for, as the organization calls them. */
  label: string;
  mayVote: boolean;
  expiresAt: Date | null;
  revokedAt: Date | null;
  createdBy: string;
  createdAt: Date;
  version: number;
};

/** What somebody with the key said of a creator. There is one for each name and creator: said again, it takes the place of the former. */
export type Vote = { shareId: string; organizationId: string; listId: string; creatorId: string; voter: string; vote: ListVote; note: string; votedAt: Date };

/** As many names as one link takes: a client's team, and not whoever finds the link. */
export const mostVoters = 50;

type Decided = { state: ListShare; facts: DomainEvent[] };

const owned = ({ id, organizationId }: ListShare) => ({ aggregateId: id, organizationId });
const named = ({ id, listId, label }: ListShare) => ({ listShareId: id, listId, label });

/** The token is handed out this once. */
export function shareList(by: Member, { listId, label, mayVote, expiresInDays }: ShareListInput, at: Date): Decided & { token: string } {
  const token = newToken();
  const state: ListShare = {
    id: newId(at.getTime()), organizationId: by.organizationId, listId, tokenHash: hashToken(token), label, mayVote, expiresAt: expiryAfter(expiresInDays, at), revokedAt: null,
    createdBy: by.userId, createdAt: at, version: 1,
  };
  return { token, state, facts: [event("creators.list-shared.v1", owned(state), named(state))] };
}

/** Closes the link for good; what was said through it stays. Closed before, nothing changes. */
export function revokeListShare(share: ListShare, at: Date): Decided {
  if (share.revokedAt !== null) return { state: share, facts: [] };
  return { state: { ...share, revokedAt: at }, facts: [event("creators.list-share-revoked.v1", owned(share), named(share))] };
}

/** What is known beside the link: whether the creator is on the list, and which names have voted through it. */
export type Ballot = { isOnList: boolean; voters: readonly string[] };

/** Says yes, maybe or no to a creator, or changes what was said. Refuses when the link is closed, takes no votes, or has too many names. */
export function castVote(share: ListShare, input: Omit<VoteOnListInput, "token">, { isOnList, voters }: Ballot, at: Date): { vote: Vote; facts: DomainEvent[] } {
  if (shareState(share, at) !== "open") throw new DomainError("rule-broken", "creators.share-closed", "This link is closed, so nothing was changed. Ask whoever sent it for a new one.");
  if (!share.mayVote) throw ruleBroken("creators.share-without-votes", "This list is only to be looked at. Ask whoever sent it for a link to vote with.");
  if (!isOnList) throw notFound("creator");
  if (!voters.includes(input.voter) && voters.length >= mostVoters) {
    throw ruleBroken("creators.too-many-voters", `${mostVoters} people have voted through this link, and it takes no more. Ask whoever sent it for a link of your own.`);
  }
  const { creatorId, voter, vote, note } = input;
  return {
    vote: { shareId: share.id, organizationId: share.organizationId, listId: share.listId, creatorId, voter, vote, note, votedAt: at },
    facts: [event("creators.list-voted.v1", owned(share), { listShareId: share.id, listId: share.listId, creatorId })],
  };
}
