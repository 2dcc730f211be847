import type { AccountName, PlatformAccount, PublicAccounts } from "@fanfare/domain/tracking";
import { PlatformRefused, PlatformTokenRejected } from "@fanfare/domain/tracking";

import { appTokensOf } from "./app-token.ts";
import type { AppTokens } from "./app-token.ts";
import { readHelix } from "./connection.ts";
import type { Connection, TwitchOptions } from "./connection.ts";
import * as wire from "./mapper.ts";

/** Ids and logins together. Source: dev.twitch.tv/docs/api/reference, "Get Users". */
const NAMES_PER_CALL = 100;
/** A name that can't be a login fails the whole call. */
const LOGIN = /^\w{1,25}$/;

/**
 * Reads what any channel shows to everybody, in the app's own name: who it is, a hundred in one call, and how many follow it, a
 * call each. A banned account is gone.
 */
export function createTwitchAccounts(options: TwitchOptions): PublicAccounts {
  const connection: Connection = { ...options, now: options.now ?? Date.now };
  const tokens = appTokensOf(connection);
  return {
    platform: "twitch",
    atOnce: NAMES_PER_CALL,
    async fetchAccounts(names) {
      const accounts: (PlatformAccount | "gone")[] = [];
      for (let start = 0; start < names.length; start += NAMES_PER_CALL) accounts.push(...(await fetchBatch(connection, tokens, names.slice(start, start + NAMES_PER_CALL))));
      return accounts;
    },
  };
}

async function fetchBatch(connection: Connection, tokens: AppTokens, names: readonly AccountName[]): Promise<(PlatformAccount | "gone")[]> {
  const id = [...new Set(names.flatMap(({ externalId }) => externalId ?? []))];
  const login = [...new Set(names.flatMap((name) => (name.externalId === null ? loginOf(name) : [])))].filter((one) => LOGIN.test(one));
  if (id.length + login.length === 0) return names.map(() => "gone");
  const users = await asApp(tokens, (token) => readHelix(connection, token, "users", { id, login }, wire.UserList));
  const accounts: PlatformAccount[] = [];
  for (const user of users === "gone" ? [] : users.data) {
    const followers = await asApp(tokens, (token) => readHelix(connection, token, "channels/followers", { broadcaster_id: user.id, first: "1" }, wire.FollowerTotal));
    accounts.push(wire.toAccount(user, followers === "gone" ? null : followers.total));
  }
  return names.map((name) => accounts.find(({ externalId, handle }) => (name.externalId === null ? handle === loginOf(name) : externalId === name.externalId)) ?? "gone");
}

const loginOf = ({ handle }: AccountName): string => handle.replace(/^@/, "").toLowerCase();

/** A token that was taken back before its time is asked for once more; what is refused then is the operator's matter, not a creator's. */
async function asApp<T>(tokens: AppTokens, call: (token: string) => Promise<T>): Promise<T> {
  const attempt = async () => call(await tokens.current());
  try {
    return await attempt().catch((error: unknown) => {
      if (!(error instanceof PlatformTokenRejected)) throw error;
      tokens.forget();
      return attempt();
    });
  } catch (error) {
    throw error instanceof PlatformTokenRejected ? new PlatformRefused("twitch", String(error.details["reason"])) : error;
  }
}
