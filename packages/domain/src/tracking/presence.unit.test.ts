import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PublicationCheck } from "@fanfare/contracts/tracking";
import { notePresence, type Sighting } from "./presence.ts";
import { conclude, mustStayUntil, reportPost, type Publication } from "./publication.ts";
import { leastBetweenLooks } from "./sync/plan.ts";

const verifiedAt = new Date("2026-05-03T10:00:00Z");
const after = (hours: number) => new Date(verifiedAt.getTime() + hours * 3_600_000);
const owner = { id: "p", organizationId: "o", creatorId: "c", campaignId: "k", collaborationId: "b", deliverableId: "d" };
const passed: PublicationCheck[] = [{ name: "mention", result: "passed", wanted: "@acme", found: null }];
const failed: PublicationCheck[] = [{ name: "mention", result: "failed", wanted: "@acme", found: null }];
const seen = { title: "A", accountExternalId: "UC", accountHandle: "mira", durationMs: 1 };
const reported = reportPost(owner, { platform: "youtube", externalId: "one" }, "https://youtu.be/one", verifiedAt).state;
const verified = conclude(reported, { checks: passed, post: seen, publishedAt: verifiedAt, textHash: "first" }, "video", verifiedAt).state;

const says = (textHash: string, checks: readonly PublicationCheck[]) => ({ textHash, text: `The ${textHash} words`, checks });
const note = (publication: Publication, sighting: Sighting, hours = 30, lastTextHash: string | null = publication.textHash, isTextKept = true) =>
  notePresence(publication, { seen: sighting, rawKey: "raw", lastTextHash, isTextKept }, after(hours));
const types = ({ facts }: { facts: { type: string }[] }) => facts.map(({ type }) => type);
const kinds = ({ observations }: { observations: { kind: string }[] }) => observations.map(({ kind }) => kind);

describe("a post that has to stay up", () => {
  it("given that nobody can see it, is marked gone once, and stays verified", () => {
    const first = note(verified, "gone");
    expect([types(first), kinds(first)]).toEqual([["tracking.publication-gone.v1"], ["gone"]]);
    expect(first.state).toMatchObject({ status: "verified", goneAt: after(30) });
    expect(note(first.state, "gone", 31)).toMatchObject({ facts: [], observations: [] });
  });

  it("given that it is there again, is back, and what it says is compared", () => {
    const { state } = note(verified, "gone");
    const back = note(state, "there", 40);
    expect([types(back), back.state.goneAt]).toEqual([["tracking.publication-back.v1"], null]);
    const changed = note(state, says("second", passed), 40);
    expect(kinds(changed)).toEqual(["back", "edited"]);
    expect(types(changed)).toEqual(["tracking.publication-back.v1", "tracking.publication-edited.v1"]);
  });

  it("given another text, is marked edited with new checks, told once for each edit", () => {
    const edited = note(verified, says("second", failed));
    expect(edited.facts[0]).toMatchObject({ type: "tracking.publication-edited.v1", data: { missing: ["mention"] } });
    expect(edited.state).toMatchObject({ status: "verified", editedAt: after(30), checks: failed, textHash: "first" });
    expect(types(note(edited.state, says("second", failed), 31, "second"))).toEqual([]);
    expect(types(note(edited.state, says("third", failed), 31, "second"))).toHaveLength(1);
  });

  it("keeps what it said once, and what it says after each edit", () => {
    const textOf = ({ observations }: { observations: { text: string | null }[] }) => observations.map(({ text }) => text);
    expect(textOf(note(verified, says("first", passed), 30, "first", false))).toEqual(["The first words"]);
    expect(textOf(note(verified, says("first", passed), 30))).toEqual([null]);
    expect(textOf(note(verified, says("second", passed), 30))).toEqual(["The second words"]);
    expect(textOf(note(note(verified, "gone").state, says("second", passed), 40))).toEqual([null, "The second words"]);
  });

  it("given that the edit was taken back, is as it was verified", () => {
    const { state } = note(verified, says("second", failed));
    const restored = note(state, says("first", passed), 40, "second");
    expect(restored.state).toMatchObject({ editedAt: null, checks: passed });
    expect(restored.facts[0]).toMatchObject({ type: "tracking.publication-edited.v1", data: { missing: [] } });
  });

  it("given the same again, is noted once a day and not at every reading", () => {
    expect(kinds(note(verified, says("first", passed), 1))).toEqual([]);
    const daily = note(verified, says("first", passed), leastBetweenLooks / 3_600_000);
    expect([kinds(daily), types(daily)]).toEqual([["checked"], []]);
    expect(kinds(note(verified, "there", 48))).toEqual([]);
  });

  it("given that its time is over, may go and change", () => {
    const end = mustStayUntil("video", verifiedAt, verifiedAt);
    const hours = (end.getTime() - verifiedAt.getTime()) / 3_600_000;
    expect(hours).toBe(720);
    expect(note(verified, "gone", hours).facts).toEqual([]);
    expect(note(verified, says("second", failed), hours).facts).toEqual([]);
    expect(types(note({ ...verified, goneAt: after(1) }, "there", hours))).toEqual(["tracking.publication-back.v1"]);
  });

  it("given a story, leaves after a day without being missed, and not before", () => {
    const story = conclude(reported, { checks: passed, post: seen, publishedAt: verifiedAt, textHash: "first" }, "story", verifiedAt).state;
    expect(types(note(story, "gone", 24))).toEqual([]);
    expect(types(note(story, "gone", 5))).toEqual(["tracking.publication-gone.v1"]);
  });

  it("given that it is not verified yet, is nobody's concern", () => {
    expect(note(reported, "gone")).toEqual({ state: reported, facts: [], observations: [] });
  });

  it("whatever is seen in whatever order, stays verified, and is told gone and back in turns", () => {
    const sighting = fc.constantFrom<Sighting>("gone", "there", says("first", passed), says("second", failed));
    fc.assert(
      fc.property(fc.array(sighting, { maxLength: 30 }), (sightings) => {
        let state = verified;
        let lastTextHash = state.textHash;
        const told: string[] = [];
        for (const [index, one] of sightings.entries()) {
          const decided = note(state, one, index, lastTextHash);
          state = decided.state;
          lastTextHash = decided.observations.findLast(({ textHash }) => textHash !== null)?.textHash ?? lastTextHash;
          told.push(...types(decided).filter((type) => type !== "tracking.publication-edited.v1"));
          expect(state.status).toBe("verified");
          expect(state.goneAt !== null).toBe(one === "gone");
          if (typeof one !== "string") expect(state.editedAt !== null).toBe(one.textHash !== "first");
        }
        for (const [index, type] of told.entries()) expect(type).toBe(index % 2 === 0 ? "tracking.publication-gone.v1" : "tracking.publication-back.v1");
      }),
    );
  });
});
