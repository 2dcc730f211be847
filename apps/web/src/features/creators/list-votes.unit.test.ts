import { describe, expect, it } from "vitest";
import { byWish, tallyOf, wishOf } from "./list-votes.ts";

const said = (creatorId: string, ...votes: ("yes" | "maybe" | "no")[]) =>
  votes.map((vote, index) => ({ creatorId, vote, listShareId: "s", label: "Kestrel", voter: `Voter ${index}`, note: "", votedAt: "2026-05-01T10:00:00Z" }));
const rows = ["quiet", "liked", "split", "refused"].map((id) => ({ id }));
const votes = [...said("liked", "yes", "maybe"), ...said("split", "yes", "no"), ...said("refused", "no", "no")];

describe("the votes on a list", () => {
  it("weigh a yes twice a maybe, and a no against a yes", () => expect([wishOf(said("a", "yes", "maybe")), wishOf(said("a", "yes", "no")), wishOf([])]).toEqual([3, 0, 0]));
  it("are counted by answer", () => expect(tallyOf(said("a", "no", "yes", "yes"))).toEqual([{ vote: "yes", count: 2 }, { vote: "no", count: 1 }]));
  it("put the most wanted first, and leave equals as they were", () => {
    expect(byWish(rows, votes, true).map(({ id }) => id)).toEqual(["liked", "quiet", "split", "refused"]);
    expect(byWish(rows, votes, false).map(({ id }) => id)).toEqual(["refused", "quiet", "split", "liked"]);
  });
});
