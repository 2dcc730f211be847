import type { AccountName, PlatformAccount } from "@fanfare/domain/tracking";

import { batchesOf } from "../paging.ts";
import { IDS_PER_CALL, fetchChannels } from "./data-api.ts";
import type { DataApi } from "./data-api.ts";

/** Fifty known ids are one call; a handle is a call of its own, and needed once. */
export async function fetchAccounts(api: DataApi, names: readonly AccountName[]): Promise<(PlatformAccount | "gone")[]> {
  const byId = new Map<string, PlatformAccount>();
  for (const batch of batchesOf(names.flatMap(({ externalId }) => externalId ?? []), IDS_PER_CALL)) {
    for (const account of await fetchByIds(api, batch)) byId.set(account.externalId, account);
  }
  const byHandle = new Map<string, PlatformAccount | undefined>();
  for (const handle of new Set(names.flatMap((name) => (name.externalId === null ? withoutAt(name.handle) : [])))) {
    const found = await fetchChannels(api, { forHandle: `@${handle}` });
    byHandle.set(handle, found === "gone" ? undefined : found[0]);
  }
  return names.map(({ externalId, handle }) => (externalId === null ? byHandle.get(withoutAt(handle)) : byId.get(externalId)) ?? "gone");
}

/** One channel that was closed or suspended fails the call for all, so such a batch is halved until it stands alone. */
async function fetchByIds(api: DataApi, ids: readonly string[]): Promise<PlatformAccount[]> {
  const found = await fetchChannels(api, { id: ids.join(",") });
  if (found !== "gone") return found;
  if (ids.length === 1) return [];
  const half = Math.ceil(ids.length / 2);
  return [...(await fetchByIds(api, ids.slice(0, half))), ...(await fetchByIds(api, ids.slice(half)))];
}

const withoutAt = (handle: string): string => handle.replace(/^@/, "");
