import { platforms } from "@fanfare/contracts/platforms";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { replacePeerGroups, sampleOfAccounts } from "@fanfare/db/system/peer-groups";
import { peerGroupsFrom, tierFrom, tiers, type PeerGroup } from "@fanfare/domain/discovery";

/** From so many accounts of a group its quantiles no longer move. */
const sampleSize = 2_000;

/** Counts anew how accounts of each network and size usually are, one group at a time so that memory does not grow with the catalogue. */
export async function countPeerGroups(db: Database): Promise<PeerGroup[]> {
  const groups: PeerGroup[] = [];
  for (const platform of platforms) {
    for (const [index, tier] of tiers.entries()) {
      const larger = tiers[index + 1];
      const accounts = await sampleOfAccounts(db, { platform, from: tierFrom[tier], below: larger === undefined ? null : tierFrom[larger] }, sampleSize);
      groups.push(...peerGroupsFrom(accounts));
    }
  }
  await inScope(db, {}, (sql) => replacePeerGroups(sql, groups));
  return groups;
}
