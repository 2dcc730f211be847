import type { ObjectStorage } from "@fanfare/adapters/storage";
import { nextAccountReading, type AccountName, type ClaimedTarget, type PlatformAccount } from "@fanfare/domain/tracking";
import { keepAnswer } from "../history/raw.ts";
import { failedWith, hasNoKey, isGone, readWell, type Outcome } from "./outcome.ts";
import { assertTold, type ReadingParts } from "./read-accounts.ts";

/**
 * Reads what everybody may see of accounts, with the installation's own key: as many at once as the platform takes. Those of a
 * platform for which there is no key say so.
 */
export async function readPublicAccounts({ platforms, storage }: ReadingParts, targets: readonly ClaimedTarget[], at: Date, onFailure: (error: unknown) => void): Promise<Outcome[]> {
  const reader = platforms.accountsOf(targets[0]!.platform);
  if (!reader) return targets.map((target) => ({ target, finish: hasNoKey(target, at) }));
  const outcomes: Outcome[] = targets.flatMap((target) => (target.account === null ? [{ target, finish: isGone(target, null, at, "account-gone") }] : []));
  const named = targets.flatMap((target): Named[] => (target.account === null ? [] : [{ target, name: target.account }]));
  for (let start = 0; start < named.length; start += reader.atOnce) {
    const batch = named.slice(start, start + reader.atOnce);
    const failed = ({ target }: Named, error: unknown): Outcome => {
      onFailure(error);
      return { target, finish: failedWith(target, error, at) };
    };
    try {
      const profiles = await reader.fetchAccounts(batch.map(({ name }) => name));
      outcomes.push(...(await Promise.all(batch.map((one, nth) => outcomeOf(storage, one, profiles[nth] ?? "gone", at).catch((error: unknown) => failed(one, error))))));
    } catch (error) {
      outcomes.push(...batch.map((one) => failed(one, error)));
    }
  }
  return outcomes;
}

type Named = { target: ClaimedTarget; name: AccountName };

async function outcomeOf(storage: ObjectStorage, { target, name }: Named, profile: PlatformAccount | "gone", at: Date): Promise<Outcome> {
  const dueAt = nextAccountReading(target, false, at);
  if (profile === "gone") return { target, finish: isGone(target, dueAt, at, "account-gone") };
  assertTold(target, profile);
  // Figures that came from elsewhere since, or an account met for the first time, are news though the platform says the same.
  const isNews = !target.wasTold || name.externalId === null;
  const { contentHash, key } = await keepAnswer(storage, { platform: target.platform, targetId: target.id, takenAt: at, answer: { profile } }, isNews ? null : target.contentHash);
  const finish = readWell(target, dueAt, { readAt: at, changedAt: key === null ? null : at, contentHash });
  if (key === null) return { target, finish };
  const { handle, followers, views, posts, externalId } = profile;
  const account = { socialAccountId: target.id, takenAt: at, source: target.platform, rawKey: key, handle, followers, views, posts, recent: null, audience: null };
  return { target, finish, account, ...(name.externalId === null && { externalId }) };
}
