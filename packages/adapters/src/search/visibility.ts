import type { estypes } from "@elastic/elasticsearch";

/** The owner under which creators are kept who signed up by themselves and whom everybody sees. */
export const publicOwner = "public";

/** The owners whose creators an organization sees: itself and the public. */
export const ownersSeenBy = (organizationId: string): string[] => [organizationId, publicOwner];

/** The one place where the tenant's view is made: in filter context, on every query. */
export const visibleTo = (organizationId: string): estypes.QueryDslQueryContainer => ({ terms: { owner: ownersSeenBy(organizationId) } });
