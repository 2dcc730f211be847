import { collaborationStatuses, type CollaborationStatus } from "@fanfare/contracts/collaborations";
import { emptyBrief } from "@fanfare/contracts/campaigns";
import type { DeliverableStatus } from "@fanfare/contracts/content";
import type { PublishedPageContent } from "@fanfare/contracts/landing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError, idFrom } from "../kernel/index.ts";
import { freezeTerms, hashOfTerms } from "./agreement.ts";
import { apply, invite, type Applicant, type OpenPage } from "./application.ts";
import { complete, end, followWork, lapse, nextStates, shortlist, statusOfWork, turnOf, type Collaboration, type Decided } from "./collaboration.ts";
import { agree, counterOffer, makeOffer } from "./negotiation.ts";

const now = new Date("2026-05-01T10:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const requirement = { id: "r1", platform: "youtube" as const, format: "video" as const, count: 1, dueOffsetDays: 10, mustMention: [], mustLink: null, disclosure: "none" as const, notes: "" };
const content: PublishedPageContent = {
  format: 1, state: "open", campaignName: "Spring", brandName: "Acme", brandWebsite: null, colors: { primary: "#0F5C4D", accent: "#E9A93A" }, language: "en",
  brief: emptyBrief, requirements: [requirement], questions: [
    { id: "why", kind: "long-text", label: "Why you?", help: "", required: true, options: [] },
    { id: "size", kind: "single-choice", label: "Size", help: "", required: false, options: ["S", "M"] },
  ],
  eligibility: { countries: [], minimumFollowers: null }, currency: "EUR", startsOn: null, endsOn: "2026-05-31", holdDays: 14, blocks: [], images: [],
};
const page: OpenPage = { slug: "spring", organizationId: idFrom("o"), campaignId: idFrom("c"), isOpen: true, content };
const mira: Applicant = { creatorId: idFrom("mira"), displayName: "Mira", hasAccount: true, country: "DE", accounts: [{ platform: "youtube", followers: 20_000 }] };
const answers = [{ questionId: "why", answer: "I bake." }];
const applied = () => apply(page, mira, null, { answers, message: "Hello" }, now).state;
const offer = (minor: number, n = 1) => ({ offerId: idFrom("offer", String(n)), amount: { minor: BigInt(minor), currency: "EUR" as const }, message: "", validDays: 7 });
const id = (n: number) => idFrom("offer", String(n));
const offered = () => makeOffer(applied(), offer(45_000), now).state;
const agreed = () => agree(offered(), "creator", id(1), now).state;

describe("an application", () => {
  test("given complete answers, it is stored with the questions as they were put", () => {
    expect(applied()).toMatchObject({ status: "applied", answers: [{ questionId: "why", question: "Why you?", answer: "I bake." }, { questionId: "size", answer: "" }] });
  });
  test("given a missing answer and one that is not offered, each fault is told at its question and unknown ones are refused", () => {
    const bad = () => apply(page, mira, null, { answers: [{ questionId: "size", answer: "XL" }, { questionId: "shoe", answer: "41" }], message: "" }, now);
    expect(bad).toThrow(expect.objectContaining({ code: "collaborations.answers", fields: expect.objectContaining({ "answers.why": expect.any(String), "answers.size": expect.any(String), "answers.shoe": expect.any(String) }) }));
  });
  test("sent twice it is one, and another one is refused with the way to the first", () => {
    const first = applied();
    expect(apply(page, mira, first, { answers, message: "Hello" }, now).facts).toEqual([]);
    expect(() => apply(page, mira, first, { answers, message: "Other" }, now)).toThrow(expect.objectContaining({ code: "collaborations.already-applied", details: { collaborationId: first.id } }));
  });
  test("to a campaign that is closed, over, or not for this creator, it is refused with the reason", () => {
    expect(() => apply({ ...page, isOpen: false }, mira, null, { answers, message: "" }, now)).toThrow(/takes no applications/);
    expect(() => apply(page, mira, null, { answers, message: "" }, later(60))).toThrow(/takes no applications/);
    const onlyFrance = { ...page, content: { ...content, eligibility: { countries: ["FR"], minimumFollowers: null } } };
    expect(() => apply(onlyFrance, mira, null, { answers, message: "" }, now)).toThrow(/creators in FR/);
  });
  test("takes up an invitation, and somebody without an account can't be invited", () => {
    const invited = invite(page, mira, null, "Come!", now).state;
    expect(invited.status).toBe("invited");
    expect(apply(page, mira, invited, { answers, message: "Yes" }, now).state).toMatchObject({ id: invited.id, status: "applied" });
    expect(() => invite(page, { ...mira, hasAccount: false }, null, "", now)).toThrow(/no Fanfare account/);
  });
});

describe("a negotiation", () => {
  test("450, countered with 520, agreed: the agreed amount is 520 and both offers stay on record", () => {
    const countered = counterOffer(offered(), "creator", offer(52_000, 2), id(1), now).state;
    const { state, facts } = agree(countered, "organization", id(2), now);
    expect(state).toMatchObject({ status: "agreed", agreed: { minor: 52_000n } });
    expect(state.offers.map(({ status }) => status)).toEqual(["countered", "agreed"]);
    expect(facts.map(({ type }) => type)).toEqual(["collaborations.offer-agreed.v1"]);
  });
  test("agreeing twice to the same offer changes nothing the second time", () => {
    expect(agree(agreed(), "creator", id(1), now).facts).toEqual([]);
  });
  test("nobody answers their own offer, a replaced one, or one that has lapsed", () => {
    expect(() => agree(offered(), "organization", id(1), now)).toThrow(expect.objectContaining({ code: "collaborations.not-your-turn" }));
    const better = makeOffer(offered(), offer(47_000, 2), now).state;
    expect(() => agree(better, "creator", id(1), now)).toThrow(expect.objectContaining({ code: "collaborations.offer-replaced" }));
    expect(() => agree(better, "creator", id(2), later(8))).toThrow(expect.objectContaining({ code: "collaborations.offer-lapsed" }));
  });
  test("another currency, the same amount as a counter-offer, and an offer over a counter-offer are refused", () => {
    expect(() => makeOffer(applied(), { ...offer(1), amount: { minor: 1n, currency: "USD" } }, now)).toThrow(expect.objectContaining({ code: "collaborations.other-currency" }));
    expect(() => counterOffer(offered(), "creator", offer(45_000, 2), id(1), now)).toThrow(expect.objectContaining({ code: "collaborations.nothing-countered" }));
    const countered = counterOffer(offered(), "creator", offer(52_000, 2), id(1), now).state;
    expect(() => makeOffer(countered, offer(46_000, 3), now)).toThrow(expect.objectContaining({ code: "collaborations.answer-first" }));
  });
  test("an offer nobody answered expires at its hour and not before", () => {
    expect(lapse(offered(), later(6)).facts).toEqual([]);
    expect(lapse(offered(), later(7)).state).toMatchObject({ status: "expired", turnLapsesAt: null, offers: [{ status: "lapsed" }] });
  });
  test("the same terms have the same hash whatever the order of their keys, and others another", () => {
    const { terms, termsHash } = freezeTerms(agreed(), "creator", now);
    const shuffled = Object.fromEntries(Object.entries(terms).reverse()) as typeof terms;
    expect(hashOfTerms(shuffled)).toBe(termsHash);
    expect(hashOfTerms({ ...terms, amount: { amount: "1", currency: "EUR" } })).not.toBe(termsHash);
  });
});

describe("the work", () => {
  test.each<[DeliverableStatus[], CollaborationStatus | null]>([
    [[], null],
    [["cancelled"], null],
    [["open", "verified"], "producing"],
    [["changes-requested", "submitted"], "producing"],
    [["submitted", "approved"], "in-review"],
    [["approved", "verified", "cancelled"], "approved"],
    [["published", "verified"], "published"],
    [["verified", "verified"], "verified"],
  ])("given pieces %j, it stands at %s", (pieces, status) => {
    expect(statusOfWork(pieces)).toBe(status);
  });
  test("news that come twice, late or after the end change nothing", () => {
    const verified = followWork(agreed(), ["verified"]).state;
    expect(verified.status).toBe("verified");
    expect(followWork(verified, ["submitted"]).facts).toEqual([]);
    expect(followWork(end(agreed(), "cancelled", "No longer").state, ["submitted"]).facts).toEqual([]);
    expect(complete(complete(verified).state).facts).toEqual([]);
  });
  test("whose turn it is and until when is known in every state", () => {
    for (const status of collaborationStatuses) expect(turnOf({ status, turnLapsesAt: now, nextDueOn: "2026-05-11", payoutOn: null }).side).toBeTruthy();
    expect(turnOf({ status: "offered", turnLapsesAt: now, nextDueOn: null, payoutOn: null })).toEqual({ side: "creator", until: now.toISOString() });
  });
});

test("whatever is tried in whatever order, every change is one that its state allows, and a refusal changes nothing", () => {
  type Try = (collaboration: Collaboration, n: number, at: Date) => Decided;
  const open = (collaboration: Collaboration) => collaboration.offers.find(({ status }) => status === "open")?.id ?? id(0);
  const tries: Try[] = [
    (c) => shortlist(c),
    (c, n, at) => makeOffer(c, offer(10_000 + n, n), at),
    (c, n, at) => counterOffer(c, "creator", offer(20_000 + n, n), open(c), at),
    (c, n, at) => counterOffer(c, "organization", offer(30_000 + n, n), open(c), at),
    (c, _, at) => agree(c, "creator", open(c), at),
    (c, _, at) => agree(c, "organization", open(c), at),
    (c, _, at) => lapse(c, at),
    (c) => followWork(c, ["submitted"]),
    (c) => followWork(c, ["open"]),
    (c) => followWork(c, ["verified"]),
    (c) => complete(c),
    (c) => end(c, "declined", "no"),
    (c) => end(c, "withdrawn", "no"),
    (c) => end(c, "cancelled", "no"),
    (c) => end(c, "disputed", "no"),
  ];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(tries.length - 1), fc.nat(20)), { maxLength: 40 }), (moves) => {
      let current = applied();
      moves.forEach(([which, days], n) => {
        try {
          const { state, facts } = tries[which]!(current, n + 1, later(days));
          if (facts.length === 0) expect(state).toBe(current);
          if (state.status !== current.status) expect(nextStates[current.status]).toContain(state.status);
          expect(state.offers.filter(({ status }) => status === "open").length).toBe(state.status === "offered" || state.status === "countered" ? 1 : 0);
          current = state;
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
        }
      });
      if (current.agreed) expect(current.offers.filter(({ status }) => status === "agreed")).toHaveLength(1);
    }),
    { numRuns: 500 },
  );
});
