import { PlatformTokenRejected, type Grants, type PlatformGrant } from "@fanfare/domain/tracking";

/** Makes calls with a living grant of a connection; when the platform rejects it before its time, once more with the one that takes its place. */
export type GrantUse = <T>(connectionId: string, work: (grant: PlatformGrant) => Promise<T>) => Promise<T>;

export const grantUse =
  (grants: Grants, held: ReadonlyMap<string, PlatformGrant> = new Map()): GrantUse =>
  async (connectionId, work) => {
    const grant = held.get(connectionId) ?? (await grants.of(connectionId));
    try {
      return await work(grant);
    } catch (error) {
      if (!(error instanceof PlatformTokenRejected)) throw error;
      return work(await grants.insteadOf(connectionId, grant, error));
    }
  };
