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
