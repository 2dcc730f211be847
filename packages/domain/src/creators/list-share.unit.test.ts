import { describe, expect, it } from "vitest";
import { hashToken, newId, shareState, type Member } from "../kernel/index.ts";
import { castVote, mostVoters, revokeListShare, shareList } from "./list-share.ts";

const at = new Date("2026-05-03T10:00:00Z");
const member: Member = { kind: "member", userId: newId(), organizationId: newId(), role: "manager", name: "Max" };
const share = (changes: { mayVote?: boolean; expiresInDays?: number | null } = {}) => shareList(member, { listId: newId(), label: "Kestrel", mayVote: true, expiresInDays: 7, ...changes }, at);
const ada = { creatorId: newId(), voter: "Ada", vote: "yes", note: "Love her." } as const;
const ballot = { isOnList: true, voters: [] };

describe("a link to a list", () => {
  it("keeps only the hash of its key, and is open until it runs out", () => {
    const { state, token, facts } = share();
    expect(state.tokenHash).toBe(hashToken(token));
    expect(JSON.stringify([state, facts])).not.toContain(token);
    expect(shareState(state, new Date("2026-05-10T10:00:00Z"))).toBe("expired");
    expect(shareState(share({ expiresInDays: null }).state, new Date("2036-01-01T00:00:00Z"))).toBe("open");
  });

  it("taken back twice, is told once", () => {
    const revoked = revokeListShare(share().state, at);
    expect(revoked.facts).toHaveLength(1);
    expect(revokeListShare(revoked.state, at).facts).toEqual([]);
  });

  it("takes a vote under the name that was typed, and tells of it without the note", () => {
    const { state } = share();
    const { vote, facts } = castVote(state, ada, ballot, at);
    expect(vote).toEqual({ shareId: state.id, organizationId: state.organizationId, listId: state.listId, ...ada, votedAt: at });
    expect(facts[0]?.data).toEqual({ listShareId: state.id, listId: state.listId, creatorId: ada.creatorId });
  });

  it.each([
    ["closed", revokeListShare(share().state, at).state, ballot, "This link is closed"],
    ["only to be looked at", share({ mayVote: false }).state, ballot, "only to be looked at"],
    ["for other creators", share().state, { ...ballot, isOnList: false }, "does not exist"],
    ["used by as many as it takes", share().state, { ...ballot, voters: Array.from({ length: mostVoters }, (_, index) => `Voter ${index}`) }, "takes no more"],
  ])("that is %s takes no vote and says why", (_what, state, given, sentence) => {
    expect(() => castVote(state, ada, given, at)).toThrow(sentence);
  });

  it("lets those who have voted change their minds though it takes no new names", () => {
    const voters = ["Ada", ...Array.from({ length: mostVoters - 1 }, (_, index) => `Voter ${index}`)];
    expect(castVote(share().state, { ...ada, vote: "no" }, { isOnList: true, voters }, at).vote.vote).toBe("no");
  });
});
