import { describe, expect, it } from "vitest";
import { linkTo, newsOf, newsworthy, type NewsworthyEvent } from "./news.ts";

const data = {
  collaborationId: "c", campaignId: "k", creatorId: "m", deliverableId: "d", draftId: "r", offerId: "o", by: "creator", amount: { amount: "1", currency: "EUR" }, missing: ["a link"], status: "declined", reason: "",
};
const fact = (type: string, by: "member" | "creator" | "system", more: object = {}) => ({ type, actor: { kind: by, id: "x" }, data: { ...data, ...more } }) as unknown as NewsworthyEvent;
const told = (event: NewsworthyEvent) => newsOf(event).map(({ to, kind }) => `${to}: ${kind}`);

describe("who is told of a fact", () => {
  it("is the side that did not make the offer", () => {
    expect(told(fact("collaborations.offer-made.v1", "member", { by: "organization" }))).toEqual(["creator: offer-received"]);
    expect(told(fact("collaborations.offer-made.v1", "creator", { by: "creator" }))).toEqual(["organization: offer-countered"]);
  });

  it("is the side that did not agree, or did not end it", () => {
    expect(told(fact("collaborations.offer-agreed.v1", "creator"))).toEqual(["organization: offer-agreed"]);
    expect(told(fact("collaborations.offer-agreed.v1", "member"))).toEqual(["creator: offer-agreed"]);
    expect(told(fact("collaborations.collaboration-ended.v1", "member"))).toEqual(["creator: collaboration-ended"]);
  });

  it("is both sides when the product itself found it out", () => {
    expect(told(fact("tracking.publication-verified.v1", "system"))).toEqual(["organization: publication-verified", "creator: publication-verified"]);
  });

  it.each(newsworthy)("of %s is somebody, with a link inside the portal", (type) => {
    const news = newsOf(fact(type, "member"));
    expect(news.length).toBeGreaterThan(0);
    for (const one of news) expect(linkTo(one, fact(type, "member").data)).toMatch(/^\/[a-z]/);
  });

  it("is led to payments when it is about money that moved", () => {
    const [toCreator, toOrganization] = newsOf(fact("payments.payout-settled.v1", "system"));
    const { data: settled } = fact("payments.payout-settled.v1", "system");
    expect([linkTo(toCreator!, settled), linkTo(toOrganization!, settled)]).toEqual(["/creator/payments", "/payments"]);
  });

  it("is led to the draft when it is about a draft", () => {
    const submitted = fact("content.draft-submitted.v1", "creator");
    expect(newsOf(submitted).map((one) => linkTo(one, submitted.data))).toEqual(["/content/d"]);
  });
});
