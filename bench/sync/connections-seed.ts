import { copyInto, copyLine, type SingleConnection } from "@fanfare/db/copy";
import { newId } from "@fanfare/domain/kernel";
import { publicLane, type Sealing } from "@fanfare/domain/tracking";
import { sealTokens } from "../../packages/domain/src/tracking/connections/sealed-tokens.ts";
import { seedFreely } from "../lib/database.ts";
import type { ConsentedAccount } from "./simulated-instagram.ts";

const day = 86_400_000;
const bytes = (sealed: Uint8Array) => `\\x${Buffer.from(sealed).toString("hex")}`;
const after = (at: Date, ms: number) => new Date(at.getTime() + ms).toISOString();

/** Creators with a connected account each, read an hour ago for the last time, and due once they are made so. */
export async function seedConnections(owner: SingleConnection, accounts: readonly ConsentedAccount[], sealing: Sealing, at: Date): Promise<void> {
  await seedFreely(owner, ["creators", "social_accounts", "account_connections", "connection_tokens", "sync_targets"]);
  const rows = accounts.map((account) => ({ ...account, creatorId: newId(), accountId: newId(), connectionId: newId() }));
  const into = (table: string, columns: string, valuesOf: (row: (typeof rows)[number]) => Parameters<typeof copyLine>[0]) => copyInto(owner, table, columns.split(", "), rows.map((row) => copyLine(valuesOf(row))));
  const [now, anHourAgo] = [at.toISOString(), after(at, -day / 24)];
  await into("creators", "id, display_name, source, created_at, updated_at", ({ creatorId, handle }) => [creatorId, handle, "self", now, now]);
  await into("social_accounts", "id, creator_id, platform, handle, handle_folded, external_id, metrics_source, metrics_read_at", ({ accountId, creatorId, handle, externalId }) =>
    [accountId, creatorId, "instagram", handle, handle, externalId, "creator", after(at, -day)]);
  await into("account_connections", "id, creator_id, social_account_id, platform, external_id, handle, status, scopes, connected_at, access_expires_at, refresh_at, updated_at", ({ connectionId, creatorId, accountId, externalId, handle }) =>
    [connectionId, creatorId, accountId, "instagram", externalId, handle, "active", [], now, after(at, 60 * day), after(at, 30 * day), now]);
  await into("connection_tokens", "connection_id, creator_id, key_id, access_token, sealed_at", ({ connectionId, creatorId, accessToken }) => {
    const tokens = sealTokens(sealing, { id: connectionId, creatorId }, { accessToken, refreshToken: null });
    return [connectionId, creatorId, tokens.keyId, bytes(tokens.accessToken), now];
  });
  await into("sync_targets", "id, kind, platform, tier, lane, creator_id, connection_id, external_id, due_at, last_read_at, posts_seen_until", ({ accountId, creatorId, connectionId, externalId }) =>
    [accountId, "account", "instagram", "daily", publicLane, creatorId, connectionId, externalId, "infinity", anHourAgo, anHourAgo]);
  await owner.query("ANALYZE");
}

/** Whatever the readings before left is tidied up by then, so that no part of a measure pays for another. */
export async function makeAllDue(owner: SingleConnection, at: Date): Promise<void> {
  await owner.query("UPDATE sync_targets SET due_at = $1", [at.toISOString()]);
  await owner.query("VACUUM (ANALYZE)");
}
