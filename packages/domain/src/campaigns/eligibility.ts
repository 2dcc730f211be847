import type { PublishedPageContent } from "@fanfare/contracts/landing";
import type { Ineligibility } from "@fanfare/contracts/opportunities";
import type { Platform } from "@fanfare/contracts/platforms";

/** What is known of a creator before they apply; `followers` is null where nobody counted. */
export type ApplicantFacts = { country: string | null; accounts: readonly { platform: Platform; followers: number | null }[] };

/**
 * Why a creator can't take part, or null. What is unknown does not count against them: a person decides then.
 * One account on one of the platforms that the campaign asks for is enough.
 */
export function ineligibilityOf(content: Pick<PublishedPageContent, "eligibility" | "requirements">, applicant: ApplicantFacts): Ineligibility | null {
  const { countries, minimumFollowers } = content.eligibility;
  if (countries.length > 0 && applicant.country !== null && !countries.includes(applicant.country)) return { reason: "country", countries: [...countries] };
  const platforms = [...new Set(content.requirements.map((requirement) => requirement.platform))];
  const fitting = applicant.accounts.filter((account) => platforms.includes(account.platform));
  if (platforms.length > 0 && fitting.length === 0) return { reason: "platform", platforms };
  const isKnownTooSmall = minimumFollowers !== null && fitting.every((account) => account.followers !== null && account.followers < minimumFollowers);
  return isKnownTooSmall && fitting.length > 0 ? { reason: "followers", minimum: minimumFollowers } : null;
}
