import type { CreatorCard } from "@fanfare/contracts/discovery";
import type { Platform } from "@fanfare/contracts/platforms";

export type CardAccount = CreatorCard["accounts"][number];

/** The account whose figures a row shows: the largest on the networks asked for, else the largest of all. */
export function shownAccount({ accounts }: CreatorCard, networks: readonly Platform[] = []): CardAccount | null {
  const asked = accounts.filter((account) => networks.includes(account.platform));
  const [first = null, ...others] = asked.length > 0 ? asked : accounts;
  return others.reduce((largest, account) => ((account.followers ?? -1) > (largest?.followers ?? -1) ? account : largest), first);
}
