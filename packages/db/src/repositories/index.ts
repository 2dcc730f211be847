import type { Sql } from "../scoped.ts";
import { bulkActionsIn } from "./bulk-actions.ts";
import { campaignsIn } from "./campaigns.ts";
import { agreementsIn, applicantsIn, collaborationsIn, openPagesIn } from "./collaborations.ts";
import { connectedAccountsIn, connectionTokensIn, connectionsIn, consentRequestsIn } from "./connections.ts";
import { deliverablesIn, draftCommentsIn } from "./content.ts";
import { campaignFactsIn, landingPagesIn, publishedPagesIn } from "./landing-pages.ts";
import { creatorImportsIn, creatorListsIn } from "./creators.ts";
import { brandsIn, invitationsIn, membershipsIn, organizationsIn, peopleIn } from "./identity.ts";
import { idempotencyKeysIn } from "./idempotency-keys.ts";
import { inboxIn } from "./inbox.ts";
import { ledgerIn } from "./ledger.ts";
import { listSharesIn, listVotesIn } from "./list-shares.ts";
import { assetsIn } from "./media.ts";
import { mailsIn, notificationsIn } from "./messaging.ts";
import { importedCreatorsIn } from "./imported-creators.ts";
import { ownProfilesIn } from "./own-profiles.ts";
import { commitmentsIn, fundedCampaignsIn, payeesIn, payoutAccountsIn, payoutProcessesIn, payoutsIn, walletsIn } from "./payments.ts";
import { shareLinksIn } from "./reporting.ts";
import { savedSearchesIn } from "./saved-searches.ts";
import { accountConsentsIn, foundPostsIn, openWorkIn } from "./found-posts.ts";
import { publicationObservationsIn } from "./publication-observations.ts";
import { storyProofsIn } from "./story-proofs.ts";
import { syncTargetsIn } from "./sync-targets.ts";
import { metricSnapshotsIn, publicationFactsIn, publicationsIn } from "./tracking.ts";

/** One entry a context: adding a context's repositories is one import and one line here. */
const makers = {
  accountConsents: accountConsentsIn,
  agreements: agreementsIn,
  applicants: applicantsIn,
  assets: assetsIn,
  brands: brandsIn,
  bulkActions: bulkActionsIn,
  campaignFacts: campaignFactsIn,
  campaigns: campaignsIn,
  collaborations: collaborationsIn,
  commitments: commitmentsIn,
  connectedAccounts: connectedAccountsIn,
  connectionTokens: connectionTokensIn,
  connections: connectionsIn,
  consentRequests: consentRequestsIn,
  creatorImports: creatorImportsIn,
  creatorLists: creatorListsIn,
  deliverables: deliverablesIn,
  draftComments: draftCommentsIn,
  foundPosts: foundPostsIn,
  fundedCampaigns: fundedCampaignsIn,
  idempotencyKeys: idempotencyKeysIn,
  importedCreators: importedCreatorsIn,
  inbox: inboxIn,
  ledger: ledgerIn,
  listShares: listSharesIn,
  listVotes: listVotesIn,
  invitations: invitationsIn,
  landingPages: landingPagesIn,
  mails: mailsIn,
  memberships: membershipsIn,
  metricSnapshots: metricSnapshotsIn,
  notifications: notificationsIn,
  organizations: organizationsIn,
  ownProfiles: ownProfilesIn,
  openWork: openWorkIn,
  openPages: openPagesIn,
  payees: payeesIn,
  payoutAccounts: payoutAccountsIn,
  payoutProcesses: payoutProcessesIn,
  payouts: payoutsIn,
  people: peopleIn,
  publicationFacts: publicationFactsIn,
  publicationObservations: publicationObservationsIn,
  publications: publicationsIn,
  publishedPages: publishedPagesIn,
  savedSearches: savedSearchesIn,
  shareLinks: shareLinksIn,
  storyProofs: storyProofsIn,
  syncTargets: syncTargetsIn,
  wallets: walletsIn,
} as const;

export type Repositories = { [Name in keyof typeof makers]: ReturnType<(typeof makers)[Name]> };

/** All repositories, bound to one transaction. */
export function repositoriesIn(sql: Sql): Repositories {
  return Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, (make as (sql: Sql) => unknown)(sql)])) as Repositories;
}
