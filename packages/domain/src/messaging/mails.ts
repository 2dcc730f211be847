import type { ConnectionProblem } from "@fanfare/contracts/connections";
import type { Platform } from "@fanfare/contracts/platforms";

type Amount = { amount: string; currency: string };
type AboutCollaboration = { campaignName: string; creatorName: string; brandName: string; link: string };

/** `handle` is null where the platform has none. */
type AboutConnection = { platform: Platform; handle: string | null; link: string };

/** What each letter needs to be written; amounts are minor units on the wire's form. */
export type MailData = {
  "verify-email": { name: string; link: string };
  "reset-password": { name: string; link: string };
  invitation: { organizationName: string; invitedBy: string; role: string; link: string };
  "application-received": AboutCollaboration;
  "application-shortlisted": AboutCollaboration;
  "offer-received": AboutCollaboration & { amount: Amount };
  "offer-countered": AboutCollaboration & { amount: Amount };
  "offer-agreed": AboutCollaboration & { amount: Amount };
  "changes-requested": AboutCollaboration;
  "draft-approved": AboutCollaboration;
  "publication-sent-back": AboutCollaboration & { missing: string[] };
  "publication-edited": AboutCollaboration & { missing: string[] };
  "publication-gone": AboutCollaboration;
  "connect-account": AboutCollaboration;
  "post-found": AboutCollaboration;
  "story-proof-refused": AboutCollaboration;
  "payout-settled": AboutCollaboration & { amount: Amount };
  "connection-lapsing": AboutConnection & { lapsesAt: string };
  "connection-lapsed": AboutConnection & { problem: ConnectionProblem };
  "search-matched": { searchName: string; count: number; link: string };
};

export type MailTemplate = keyof MailData;
