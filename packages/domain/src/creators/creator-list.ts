/** A named choice of creators that an organization keeps. */
export type CreatorList = { id: string; organizationId: string; name: string; createdBy: string; createdAt: Date; version: number };
