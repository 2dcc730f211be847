import type { ShareListInput, VoteOnListInput } from "@fanfare/contracts/list-shares";
import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeMember } from "../../identity/index.ts";
import { hashToken, notFound, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { castVote, revokeListShare, shareList, type Vote } from "../list-share.ts";
import type { CreatorsRepositories, ListSharesRepositories } from "../ports.ts";

type Deps = { unitOfWork: UnitOfWork<Pick<CreatorsRepositories, "creatorLists"> & ListSharesRepositories> };

/** Makes a link that shows one list to somebody without an account. The token is told this once. */
export const makeShareList =
  ({ unitOfWork }: Deps) =>
  async (context: Context, input: ShareListInput): Promise<Receipt & { token: string }> => {
    const member = authorizeMember(context.actor, "creators.write");
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      await tx.creatorLists.get(input.listId);
      const { state, facts, token } = shareList(member, input, tx.at);
      await tx.listShares.add(state);
      await tx.outbox.append(facts, state.version);
      return { id: state.id, version: state.version, token };
    });
  };

/** Closes a link: from then on it shows nothing and takes no votes. */
export const makeRevokeListShare =
  ({ unitOfWork }: Deps) =>
  async (context: Context, input: { listShareId: string }): Promise<Receipt> => {
    const member = authorizeMember(context.actor, "creators.write");
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      const share = await tx.listShares.get(input.listShareId);
      const { state, facts } = revokeListShare(share, tx.at);
      if (facts.length === 0) return { id: share.id, version: share.version };
      await tx.listShares.save(state);
      await tx.outbox.append(facts, share.version + 1);
      return { id: share.id, version: share.version + 1 };
    });
  };

/**
 * Votes through a link, whoever it is. The key's own scope shows the link alone; the vote is then written for the
 * organization of that link. Throws `not-found` when there is no such key.
 */
export const makeVoteOnList =
  ({ unitOfWork }: Deps) =>
  async (context: Context, { token, ...input }: VoteOnListInput): Promise<Pick<Vote, "creatorId" | "vote">> => {
    const share = await unitOfWork.run({ tokenHash: hashToken(token) }, context, (tx) => tx.listShares.findByKey());
    if (!share) throw notFound("shared-list");
    return unitOfWork.run({ organizationId: share.organizationId }, context, async (tx) => {
      // Read again under a lock: whoever closes the link and whoever votes take turns, and so do new names.
      const now = await tx.listShares.get(share.id);
      const { vote, facts } = castVote(now, input, await tx.listVotes.ballot(now, input.creatorId), tx.at);
      await tx.listVotes.put(vote);
      await tx.outbox.append(facts, now.version);
      return { creatorId: vote.creatorId, vote: vote.vote };
    });
  };
