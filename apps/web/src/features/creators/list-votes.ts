import type { ListVote, ListVoteView } from "@fanfare/contracts/list-shares";

const weight: Record<ListVote, number> = { yes: 2, maybe: 1, no: -2 };

/** How much the readers of a list want a creator: a yes counts 2, a maybe 1, a no takes 2 away. */
export const wishOf = (votes: readonly Pick<ListVoteView, "vote">[]): number => votes.reduce((sum, { vote }) => sum + weight[vote], 0);

/** How often each answer was given, in the order in which they are shown. */
export const tallyOf = (votes: readonly Pick<ListVoteView, "vote">[]): { vote: ListVote; count: number }[] =>
  (["yes", "maybe", "no"] as const).map((vote) => ({ vote, count: votes.filter((one) => one.vote === vote).length })).filter(({ count }) => count > 0);

/** The most wanted first (or last); among equals, and without votes, as they were. */
export function byWish<Row extends { id: string }>(rows: readonly Row[], votes: readonly ListVoteView[], isDescending: boolean): Row[] {
  const byCreator = Map.groupBy(votes, ({ creatorId }) => creatorId);
  const wishes = new Map(rows.map(({ id }) => [id, wishOf(byCreator.get(id) ?? [])]));
  return rows.toSorted((one, other) => (wishes.get(other.id)! - wishes.get(one.id)!) * (isDescending ? 1 : -1));
}
