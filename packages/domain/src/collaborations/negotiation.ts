import type { Offer, Side } from "@fanfare/contracts/collaborations";
import { DomainError, event, illegalTransition, ruleBroken, toWire, fromWire, type Money } from "../kernel/index.ts";
import { closeOffers, ids, moveTo, nextStates, openOffer, owner, type Collaboration, type Decided } from "./collaboration.ts";

export type NewOffer = { offerId: string; amount: Money; message: string; validDays: number };

const dayMs = 86_400_000;
const mostOffers = 30;

/** The organization puts an offer on the table, or a better one in place of its own. Told twice, it is one offer. */
export function makeOffer(collaboration: Collaboration, offer: NewOffer, at: Date): Decided {
  if (isKnown(collaboration, offer)) return { state: collaboration, facts: [] };
  if (collaboration.status === "countered") {
    throw new DomainError("conflict", "collaborations.answer-first", "The creator has made a counter-offer. Look at it, then agree or counter.");
  }
  return place(collaboration, "organization", offer, "replaced", at);
}

/** Answers the other side's offer with another one. */
export function counterOffer(collaboration: Collaboration, side: Side, offer: NewOffer, answersOfferId: string, at: Date): Decided {
  if (isKnown(collaboration, offer)) return { state: collaboration, facts: [] };
  const answered = offerToAnswer(collaboration, side, answersOfferId, at, side === "creator" ? "countered" : "offered");
  if (answered.amount.amount === offer.amount.minor.toString()) {
    throw ruleBroken("collaborations.nothing-countered", "This is the same amount as theirs. Agree to their offer, or name another amount.");
  }
  return place(collaboration, side, offer, "countered", at);
}

/** Agrees to the other side's offer. Agreed to it before: nothing changes. */
export function agree(collaboration: Collaboration, side: Side, offerId: string, at: Date): Decided {
  if (collaboration.offers.some(({ id, status }) => id === offerId && status === "agreed")) return { state: collaboration, facts: [] };
  const offer = offerToAnswer(collaboration, side, offerId, at, "agreed");
  const state = moveTo(collaboration, "agreed", { offers: closeOffers(collaboration.offers, "agreed"), agreed: fromWire(offer.amount), agreedAt: at, turnLapsesAt: null });
  return { state, facts: [event("collaborations.offer-agreed.v1", owner(state), { ...ids(state), offerId, amount: offer.amount })] };
}

function place(collaboration: Collaboration, by: Side, offer: NewOffer, before: Offer["status"], at: Date): Decided {
  mustBeIn(collaboration, offer.amount);
  if (collaboration.offers.length >= mostOffers) {
    throw ruleBroken("collaborations.too-many-offers", `You have exchanged ${mostOffers} offers. Agree to the one on the table, or end the negotiation.`);
  }
  const expiresAt = new Date(at.getTime() + offer.validDays * dayMs);
  const placed: Offer = {
    id: offer.offerId, by, amount: toWire(offer.amount), message: offer.message, madeAt: at.toISOString(), expiresAt: expiresAt.toISOString(), status: "open",
  };
  const offers = [...closeOffers(collaboration.offers, before), placed];
  const state = moveTo(collaboration, by === "creator" ? "countered" : "offered", { offers, turnLapsesAt: expiresAt });
  return { state, facts: [event("collaborations.offer-made.v1", owner(state), { ...ids(state), offerId: placed.id, by, amount: placed.amount })] };
}

const isKnown = (collaboration: Collaboration, { offerId }: NewOffer): boolean => collaboration.offers.some(({ id }) => id === offerId);

function mustBeIn({ currency }: Collaboration, amount: Money): void {
  if (amount.currency === currency) return;
  throw ruleBroken("collaborations.other-currency", `This campaign pays in ${currency}. Name the amount in ${currency}.`);
}

/** The offer that is this side's to answer, exactly as it was shown to them. */
function offerToAnswer(collaboration: Collaboration, side: Side, offerId: string, at: Date, wanted: "agreed" | "countered" | "offered"): Offer {
  const offer = openOffer(collaboration);
  if (!offer) throw illegalTransition("collaboration", collaboration.status, wanted, nextStates[collaboration.status]);
  if (offer.by === side) throw ruleBroken("collaborations.not-your-turn", "This is your own offer: it is the other side's turn to answer it.");
  if (offer.id !== offerId) throw new DomainError("conflict", "collaborations.offer-replaced", "There is another offer on the table by now. Look at it before you answer.");
  if (new Date(offer.expiresAt) <= at) throw ruleBroken("collaborations.offer-lapsed", "This offer has lapsed, so it can't be answered any more.", { expiresAt: offer.expiresAt });
  return offer;
}
