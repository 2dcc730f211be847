import { createHash } from "node:crypto";
import type { AgreementTerms, Side } from "@fanfare/contracts/collaborations";
import { idFrom, ruleBroken, toWire } from "../kernel/index.ts";
import type { Collaboration } from "./collaboration.ts";

/** What both sides agreed to, and where its printed form lies. */
export type Agreement = {
  id: string;
  organizationId: string;
  creatorId: string;
  collaborationId: string;
  terms: AgreementTerms;
  termsHash: string;
  documentKey: string | null;
  /** When both sides were told of it. */
  announcedAt: Date | null;
  voidedAt: Date | null;
  createdAt: Date;
};

/** Freezes the terms of a collaboration that was just agreed on. */
export function freezeTerms(collaboration: Collaboration, agreedBy: Side, at: Date): Agreement {
  const { id, organizationId, creatorId, agreed, campaignName, brandName, creatorName, language, holdDays, brief, requirements, offers } = collaboration;
  if (!agreed) throw ruleBroken("collaborations.nothing-agreed", "Nothing is agreed yet, so there are no terms to freeze.");
  const agreementId = idFrom("agreement", id);
  const terms: AgreementTerms = {
    agreementId, collaborationId: id, campaignName, brandName, creatorName, language, amount: toWire(agreed), agreedAt: at.toISOString(), agreedBy, holdDays,
    brief, requirements: [...requirements], offers: [...offers],
  };
  return { id: agreementId, organizationId, creatorId, collaborationId: id, terms, termsHash: hashOfTerms(terms), documentKey: null, announcedAt: null, voidedAt: null, createdAt: at };
}

/** SHA-256 in hex over the terms as JSON with sorted keys, so that a stored copy proves itself. */
export const hashOfTerms = (terms: AgreementTerms): string => createHash("sha256").update(JSON.stringify(sorted(terms))).digest("hex");

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]));
}
