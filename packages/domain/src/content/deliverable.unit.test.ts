import type { DeliverableStatus } from "@fanfare/contracts/content";
import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError, newId } from "../kernel/index.ts";
import { approveDraft, cancelPiece, followPublication, nextStates, openPieces, requestChanges, submitDraft, type Deliverable } from "./deliverable.ts";

const at = new Date("2025-05-03T10:00:00Z");
const requirement: DeliverableRequirement = {
  id: "r1", platform: "youtube", format: "video", count: 2, dueOffsetDays: 14, mustMention: [], mustLink: null, disclosure: "platform-label", notes: "",
};
const facts = {
  organizationId: newId(), creatorId: newId(), campaignId: newId(), collaborationId: newId(), creatorName: "Mira", campaignName: "Spring",
  requirements: [requirement], agreedAt: new Date("2025-04-20T23:00:00Z"),
};
const open = (): Deliverable => openPieces(facts, at)[0]!;
const draft = (assetKind: "video" | "image" = "video") => ({ id: newId(), assetId: newId(), assetKind, note: "" });
const submitted = () => submitDraft(open(), draft(), at).state;
const newestOf = (deliverable: Deliverable) => deliverable.drafts.at(-1)!.id;
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return "nothing was refused";
};

describe("opening", () => {
  test("given a requirement of two, two pieces are open, due so many days after the agreement", () => {
    const pieces = openPieces(facts, at);
    expect(pieces.map(({ position, status, dueOn }) => [position, status, dueOn])).toEqual([[0, "open", "2025-05-04"], [1, "open", "2025-05-04"]]);
    expect(openPieces(facts, at).map(({ id }) => id)).toEqual(pieces.map(({ id }) => id));
  });
});

describe("versions", () => {
  test("given an undecided version, a newer one supersedes it", () => {
    const second = submitDraft(submitted(), draft(), at).state;
    expect(second.drafts.map(({ number, status }) => [number, status])).toEqual([[1, "superseded"], [2, "submitted"]]);
  });

  test("given changes were asked for, the next version leaves that decision in place", () => {
    const first = submitted();
    const back = requestChanges(first, { draftId: newestOf(first), note: "Shorter", dueOn: "2025-05-10", by: "Olga" }, at).state;
    const second = submitDraft(back, draft(), at).state;
    expect(back.dueOn).toBe("2025-05-10");
    expect(second.drafts.map(({ status, decisionNote }) => [status, decisionNote])).toEqual([["changes-requested", "Shorter"], ["submitted", null]]);
  });

  test("a picture can't be handed in for a video, but either for a story", () => {
    expect(codeOf(() => submitDraft(open(), draft("image"), at))).toBe("content.wrong-kind-of-file");
    const story = { ...open(), requirement: { ...requirement, format: "story" as const } };
    expect(submitDraft(story, draft("image"), at).state.status).toBe("submitted");
  });
});

describe("decisions", () => {
  test("only the newest version can be decided on", () => {
    const first = submitted();
    const second = submitDraft(first, draft(), at).state;
    expect(codeOf(() => approveDraft(second, { draftId: newestOf(first), isWatchable: true, by: "Olga" }, at))).toBe("content.not-the-newest-version");
  });

  test("what nobody can have watched can't be approved", () => {
    const deliverable = submitted();
    expect(codeOf(() => approveDraft(deliverable, { draftId: newestOf(deliverable), isWatchable: false, by: "Olga" }, at))).toBe("content.still-processing");
  });

  test("a due date in the past is refused at its field", () => {
    const deliverable = submitted();
    expect(codeOf(() => requestChanges(deliverable, { draftId: newestOf(deliverable), note: "", dueOn: "2025-05-02", by: "Olga" }, at))).toBe("content.due-in-the-past");
  });

  test("an approved version is final: no further version, no second decision", () => {
    const deliverable = submitted();
    const approved = approveDraft(deliverable, { draftId: newestOf(deliverable), isWatchable: true, by: "Olga" }, at).state;
    expect(approved.approvedDraftId).toBe(newestOf(deliverable));
    expect(codeOf(() => submitDraft(approved, draft(), at))).toBe("kernel.illegal-transition");
    expect(codeOf(() => approveDraft(approved, { draftId: newestOf(approved), isWatchable: true, by: "Olga" }, at))).toBe("kernel.illegal-transition");
  });
});

/** Everything that can happen to a deliverable, in any order. */
const happenings = {
  submit: (d: Deliverable) => submitDraft(d, draft(), at).state,
  requestChanges: (d: Deliverable) => requestChanges(d, { draftId: d.drafts.at(-1)?.id ?? newId(), note: "again", dueOn: null, by: "Olga" }, at).state,
  approve: (d: Deliverable) => approveDraft(d, { draftId: d.drafts.at(-1)?.id ?? newId(), isWatchable: true, by: "Olga" }, at).state,
  publish: (d: Deliverable) => followPublication(d, "published", at).state,
  verify: (d: Deliverable) => followPublication(d, "verified", at).state,
  cancel: (d: Deliverable) => cancelPiece(d, at) ?? d,
};

describe("the life of a deliverable", () => {
  test("whatever happens in whatever order, it only moves along its table, numbers its versions, and decides once", () => {
    const names = fc.array(fc.constantFrom(...(Object.keys(happenings) as (keyof typeof happenings)[])), { maxLength: 30 });
    fc.assert(
      fc.property(names, (story) => {
        let now = open();
        for (const name of story) {
          const before = now;
          try {
            now = happenings[name](before);
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError);
            continue;
          }
          expect(now === before || (nextStates[before.status] as readonly DeliverableStatus[]).includes(now.status)).toBe(true);
          expect(now.drafts.map(({ number }) => number)).toEqual(now.drafts.map((_, index) => index + 1));
          if (now.status !== "cancelled") expect(now.drafts.filter(({ status }) => status === "submitted").length).toBe(Number(now.status === "submitted"));
          expect(now.drafts.filter(({ status }) => status === "approved").length).toBeLessThanOrEqual(1);
        }
        if (["approved", "published", "verified"].includes(now.status)) expect(now.approvedDraftId).toBe(newestOf(now));
      }),
    );
  });

  test("what tracking says late, twice or out of order leaves the furthest state", () => {
    const deliverable = submitted();
    const approved = approveDraft(deliverable, { draftId: newestOf(deliverable), isWatchable: true, by: "Olga" }, at).state;
    const verified = followPublication(approved, "verified", at).state;
    expect(followPublication(verified, "published", at)).toEqual({ state: verified, facts: [] });
    expect(followPublication(verified, "verified", at).facts).toEqual([]);
    expect(followPublication(submitted(), "verified", at).facts).toEqual([]);
  });
});
