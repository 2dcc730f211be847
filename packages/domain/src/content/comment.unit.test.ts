import { describe, expect, test } from "vitest";
import { newId, type Actor, type CreatorActor, type Member } from "../kernel/index.ts";
import { addComment, resolveComment } from "./comment.ts";
import { openPieces } from "./deliverable.ts";

const at = new Date("2025-05-03T10:00:00Z");
const [organizationId, creatorId] = [newId(), newId()];
const [deliverable] = openPieces(
  {
    organizationId, creatorId, campaignId: newId(), collaborationId: newId(), creatorName: "Mira", campaignName: "Spring", agreedAt: at,
    requirements: [{ id: "r", platform: "youtube", format: "video", count: 1, dueOffsetDays: 7, mustMention: [], mustLink: null, disclosure: "none", notes: "" }],
  },
  at,
);
const work = deliverable!;
const manager: Member = { kind: "member", userId: newId(), organizationId, role: "manager", name: "Max" };
const creator: CreatorActor = { kind: "creator", userId: newId(), creatorId, name: "Mira" };
const says = (visibility: "internal" | "shared") => ({ id: newId(), draftId: newId(), atMs: 3_000, untilMs: null, body: "Louder here", visibility });

describe("comments", () => {
  test("what colleagues say among themselves never reaches the creator, not even as news", () => {
    expect(addComment(work, manager, says("internal"), at).facts[0]?.creatorId).toBeNull();
    expect(addComment(work, manager, says("shared"), at).facts[0]?.creatorId).toBe(creatorId);
  });

  test("a creator answers openly only", () => {
    expect(addComment(work, creator, says("shared"), at).state.authorSide).toBe("creator");
    expect(() => addComment(work, creator, says("internal"), at)).toThrow("organization's members");
  });

  test.each<[string, Actor]>([
    ["a viewer", { ...manager, role: "viewer" }],
    ["a member of another organization", { ...manager, organizationId: newId() }],
    ["another creator", { ...creator, creatorId: newId() }],
    ["the product itself", { kind: "system", name: "job", organizationId }],
  ])("%s says nothing here", (_name, actor) => {
    expect(() => addComment(work, actor, says("shared"), at)).toThrow();
  });

  test("given a cancelled deliverable, no comment is taken", () => {
    expect(() => addComment({ ...work, status: "cancelled" }, manager, says("shared"), at)).toThrow("cancelled");
  });

  test("ticked off twice is ticked off once, and it can be opened again", () => {
    const { state } = addComment(work, manager, says("shared"), at);
    const done = resolveComment(work, state, creator, true, at);
    expect(done.state.resolvedAt).toEqual(at);
    expect(resolveComment(work, done.state, creator, true, at).facts).toEqual([]);
    expect(resolveComment(work, done.state, manager, false, at).state.resolvedAt).toBeNull();
  });
});
