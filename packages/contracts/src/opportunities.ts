import { z } from "zod";
import { Id } from "./ids.ts";
import { Platform } from "./platforms.ts";
import { DeliverableRequirement } from "./requirements.ts";

/** Why a creator can't take part, as far as their profile tells. */
export const Ineligibility = z.discriminatedUnion("reason", [
  z.strictObject({ reason: z.literal("country"), countries: z.array(z.string()) }),
  z.strictObject({ reason: z.literal("platform"), platforms: z.array(Platform) }),
  z.strictObject({ reason: z.literal("followers"), minimum: z.int() }),
]);
export type Ineligibility = z.infer<typeof Ineligibility>;

/** An open campaign as a creator sees it before applying. */
export const OpportunityView = z.strictObject({
  slug: z.string(),
  campaignName: z.string(),
  brandName: z.string(),
  colors: z.strictObject({ primary: z.string(), accent: z.string() }),
  headline: z.string(),
  creatorGets: z.string(),
  requirements: z.array(DeliverableRequirement.pick({ platform: true, format: true, count: true })),
  endsOn: z.iso.date().nullable(),
  imageUrl: z.string().nullable(),
  ineligibility: Ineligibility.nullable(),
  /** The creator's own collaboration in it, when they applied already. */
  collaborationId: Id.nullable(),
});
export type OpportunityView = z.infer<typeof OpportunityView>;

export const FindOpportunitiesResult = z.strictObject({ rows: z.array(OpportunityView) });

/** An application that this browser left on a public page and that waits for a profile; null when there is none. */
export const PendingApplicationView = z.strictObject({ slug: z.string(), campaignName: z.string(), brandName: z.string() }).nullable();
export type PendingApplicationView = z.infer<typeof PendingApplicationView>;

/** Where the application that waited is now; null when none did. */
export const SentApplication = z.strictObject({ collaborationId: Id.nullable() });
