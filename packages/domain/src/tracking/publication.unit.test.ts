import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PublicationCheck } from "@fanfare/contracts/tracking";
import { conclude, nextStates, recheck, reportAgain, reportPost, type Findings, type Publication } from "./publication.ts";

const at = new Date("2026-05-03T10:00:00Z");
const owner = { id: "p", organizationId: "o", creatorId: "c", campaignId: "k", collaborationId: "b", deliverableId: "d" };
const post = (externalId: string) => ({ platform: "youtube" as const, externalId });
const fresh = () => reportPost(owner, post("one"), "https://youtu.be/one", at).state;
const check = (name: PublicationCheck["name"], result: PublicationCheck["result"]): PublicationCheck => ({ name, result, wanted: null, found: null });
const seen = { title: "A", accountExternalId: "UC", accountHandle: "mira", durationMs: 1 };
const good: Findings = { checks: [check("public", "passed")], post: seen, publishedAt: at, textHash: "h" };
const bad: Findings = { checks: [check("public", "passed"), check("mention", "failed"), check("mention", "failed"), check("link", "failed")], post: seen, publishedAt: at, textHash: "h" };

describe("a publication", () => {
  it("given that every check passes, is verified", () => {
    const { state, facts } = conclude(fresh(), good, "video", at);
    expect(state).toMatchObject({ status: "verified", verifiedAt: at });
    expect(facts.map(({ type }) => type)).toEqual(["tracking.publication-verified.v1"]);
  });

  it("given failed checks, is sent back and names each kind once", () => {
    const { state, facts } = conclude(fresh(), bad, "video", at);
    expect(state).toMatchObject({ status: "sent-back", verifiedAt: null });
    expect(facts[0]!.data).toMatchObject({ missing: ["mention", "link"] });
  });

  it("given it was sent back, can be reported again under any address, or looked at once more", () => {
    const back = conclude(fresh(), bad, "video", at).state;
    expect(reportAgain(back, post("two"), "u", at).state).toMatchObject({ status: "reported", externalId: "two", checks: [] });
    expect(reportAgain(back, post("one"), "u", at).facts).toHaveLength(1);
    expect(recheck(back, at).state).toMatchObject({ status: "reported", externalId: "one" });
  });

  it("given it is being looked at, the same report or another look changes nothing", () => {
    expect(reportAgain(fresh(), post("one"), "u", at).facts).toEqual([]);
    expect(recheck(fresh(), at).facts).toEqual([]);
  });

  it("given it is verified, stays so", () => {
    const verified = conclude(fresh(), good, "video", at).state;
    expect(reportAgain(verified, post("one"), "u", at).facts).toEqual([]);
    expect(() => reportAgain(verified, post("two"), "u", at)).toThrow("can't become reported");
    expect(() => recheck(verified, at)).toThrow("can't become reported");
    expect(() => conclude(verified, bad, "video", at)).toThrow("can't become sent-back");
  });

  it("in any order of commands only moves as its states allow, and every move is told", () => {
    const step = fc.constantFrom<(state: Publication) => ReturnType<typeof recheck>>(
      (state) => reportAgain(state, post("one"), "u", at),
      (state) => reportAgain(state, post("two"), "u", at),
      (state) => recheck(state, at),
      (state) => conclude(state, good, "video", at),
      (state) => conclude(state, bad, "video", at),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let state = fresh();
        for (const take of steps) {
          try {
            const decided = take(state);
            if (decided.facts.length === 0) expect(decided.state).toEqual(state);
            else expect(nextStates[state.status]).toContain(decided.state.status);
            expect(decided.state.verifiedAt !== null).toBe(decided.state.status === "verified");
            state = decided.state;
          } catch (error) {
            expect(error).toMatchObject({ code: "kernel.illegal-transition" });
          }
        }
      }),
    );
  });
});
