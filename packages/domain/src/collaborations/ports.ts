import type { AgreementTerms } from "@fanfare/contracts/collaborations";
import type { ContentRepositories } from "../content/index.ts";
import type { Transaction } from "../kernel/index.ts";
import type { PaymentsRepositories } from "../payments/index.ts";
import type { Agreement } from "./agreement.ts";
import type { Applicant, OpenPage } from "./application.ts";
import type { Collaboration } from "./collaboration.ts";

export type Collaborations = {
  /** Held until the transaction ends, so that two who decide about the same one do so one after the other. Throws `not-found`. */
  get(id: string): Promise<Collaboration>;
  find(id: string): Promise<Collaboration | null>;
  findOf(campaignId: string, creatorId: string): Promise<Collaboration | null>;
  /** Those of a campaign that have not ended, oldest first. */
  goingOn(campaignId: string): Promise<string[]>;
  /** Throws `collaborations.already-applied` when the creator is in the campaign already. */
  insert(collaboration: Collaboration): Promise<void>;
  save(collaboration: Collaboration, at: Date): Promise<void>;
};

export type Agreements = {
  find(collaborationId: string): Promise<Agreement | null>;
  insert(agreement: Agreement): Promise<void>;
  noteDocument(id: string, documentKey: string): Promise<void>;
  noteAnnounced(id: string, at: Date): Promise<void>;
  void(collaborationId: string, at: Date): Promise<void>;
};

/** The pages strangers can apply from. */
export type OpenPages = { bySlug(slug: string): Promise<OpenPage | null>; ofCampaign(campaignId: string): Promise<OpenPage | null> };
export type Applicants = { find(creatorId: string): Promise<Applicant | null> };

export type CollaborationsRepositories = { collaborations: Collaborations; agreements: Agreements; openPages: OpenPages; applicants: Applicants };

/** A collaboration's own repositories and those behind the doors it goes through: budget and deliverables. */
export type Tx = CollaborationsRepositories & PaymentsRepositories & ContentRepositories & Transaction;
export type Repositories = CollaborationsRepositories & PaymentsRepositories & ContentRepositories;

/** Prints an agreement as a PDF and keeps it; answers its key in the object store. The same agreement has the same key. */
export type AgreementDocuments = { produce(agreement: { id: string; organizationId: string; termsHash: string; terms: AgreementTerms }): Promise<string> };
