import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { Platform } from "@fanfare/contracts/platforms";
import { contentHashOf } from "@fanfare/domain/tracking";
import { keepRaw } from "../keep-raw.ts";

/** One answer of a platform about one target: an account (`targetId`: of the social account) or a post (of the publication). */
export type RawAnswer = { platform: Platform; targetId: string; takenAt: Date; answer: unknown };
/** `key` is null when the answer said the same as the last one, which is kept already. */
export type KeptAnswer = { contentHash: string; key: string | null };

/** All answers about one target, so that those of an account can be removed together when its creator takes the readings back. */
export const rawPlaceOf = (targetId: string): string => `tracking/raw/${targetId}/`;

/**
 * Puts what a platform answered into the object store, compressed, with where and when it comes from, before anything is made
 * of it. What says the same as the last answer (`lastHash`) is not put there twice. The same answer again has the same key.
 */
export async function keepAnswer(storage: ObjectStorage, { platform, targetId, takenAt, answer }: RawAnswer, lastHash: string | null): Promise<KeptAnswer> {
  const contentHash = contentHashOf(answer);
  if (contentHash === lastHash) return { contentHash, key: null };
  const key = `${rawPlaceOf(targetId)}${takenAt.toISOString().replaceAll(":", "-")}.json.gz`;
  const kept = { source: platform, targetId, takenAt: takenAt.toISOString(), contentHash, answer };
  await keepRaw(storage, key, kept);
  return { contentHash, key };
}
