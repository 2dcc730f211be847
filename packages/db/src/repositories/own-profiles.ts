import type { Currency } from "@fanfare/contracts/money";
import type { Platform } from "@fanfare/contracts/platforms";
import { alreadyRegistered, handleKey, handleTaken, type OwnAccount, type OwnProfile, type OwnProfilesRepository, type OwnRate } from "@fanfare/domain/creators";
import { money, newId } from "@fanfare/domain/kernel";
import { brokenConstraint, type Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

type ProfileRow = Omit<OwnProfile, "rates" | "accounts"> & {
  accounts: OwnAccount[];
  rates: { platform: Platform; format: string; amount: string; currency: Currency }[];
};

export function ownProfilesIn(sql: Sql): OwnProfilesRepository["ownProfiles"] {
  return {
    findByUser: (userId) => findByUser(sql, userId),
    async add(profile) {
      await addCreator(sql, profile);
      await putAccounts(sql, profile);
      await putRates(sql, profile);
    },
    async save(profile) {
      const { id, version, displayName, bio, country, languages, topics, updatedAt } = profile;
      const touched = await sql.change(
        `UPDATE creators SET display_name = $3, bio = $4, country = $5, languages = $6, topics = $7, updated_at = $8, version = version + 1 WHERE id = $1 AND version = $2`,
        [id, version, displayName, bio, country, [...languages], [...topics], updatedAt.toISOString()],
      );
      savedOnce("profile", touched);
      await putAccounts(sql, profile);
      await putRates(sql, profile);
      return version + 1;
    },
  };
}

async function findByUser(sql: Sql, userId: string): Promise<OwnProfile | null> {
  const row = await sql.row<ProfileRow>(
    `SELECT c.id, c.user_id AS "userId", c.display_name AS "displayName", c.bio, c.country, c.languages, c.topics, c.email, c.version, c.created_at AS "createdAt", c.updated_at AS "updatedAt",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('platform', a.platform, 'handle', a.handle, 'url', a.url, 'followers', a.followers) ORDER BY a.id), '[]')
        FROM social_accounts a WHERE a.creator_id = c.id) AS accounts,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('platform', r.platform, 'format', r.format, 'amount', r.amount_minor::text, 'currency', trim(r.currency))), '[]')
        FROM creator_rates r WHERE r.creator_id = c.id) AS rates
     FROM creators c WHERE c.user_id = $1`,
    [userId],
  );
  if (!row) return null;
  const rates: OwnRate[] = row.rates.map(({ platform, format, amount, currency }) => ({ platform, format, price: money(BigInt(amount), currency) }));
  return { ...row, rates };
}

async function addCreator(sql: Sql, { id, userId, displayName, bio, country, languages, topics, email, createdAt }: OwnProfile): Promise<void> {
  try {
    await sql.change(
      `INSERT INTO creators (id, user_id, display_name, bio, country, languages, topics, email, source, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'self', $9, $9)`,
      [id, userId, displayName, bio, country, [...languages], [...topics], email, createdAt.toISOString()],
    );
  } catch (error) {
    // Two sign-ups of one person at the same instant.
    throw brokenConstraint(error) === "creators_user_id_key" ? alreadyRegistered() : error;
  }
}

/** Keeps what platforms said of accounts that stay, takes out those that go, adds those that are new. A connected account stays until it is disconnected. */
async function putAccounts(sql: Sql, profile: OwnProfile): Promise<void> {
  const at = profile.updatedAt.toISOString();
  const keys = profile.accounts.map((account) => `${account.platform}:${handleKey(account.handle)}`);
  await sql.change(
    `DELETE FROM social_accounts a WHERE a.creator_id = $1 AND NOT (a.platform || ':' || a.handle_folded = ANY ($2::text[]))
       AND NOT EXISTS (SELECT 1 FROM account_connections c WHERE c.social_account_id = a.id AND c.creator_id = $1 AND c.status <> 'disconnected')`,
    [profile.id, keys],
  );
  for (const [index, { platform, handle, url, followers }] of profile.accounts.entries()) {
    const kept = await sql.change(
      `UPDATE social_accounts SET handle = $4, url = $5,
         followers = CASE WHEN metrics_source = 'creator' THEN $6::bigint ELSE followers END,
         metrics_read_at = CASE WHEN metrics_source = 'creator' AND followers IS DISTINCT FROM $6::bigint THEN $7 ELSE metrics_read_at END
       WHERE creator_id = $1 AND platform = $2 AND handle_folded = $3`,
      [profile.id, platform, handleKey(handle), handle, url, followers, at],
    );
    if (kept > 0) continue;
    const added = await sql.change(
      `INSERT INTO social_accounts (id, creator_id, platform, handle, handle_folded, url, followers, metrics_source, metrics_read_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'creator', $8) ON CONFLICT DO NOTHING`,
      [newId(), profile.id, platform, handle, handleKey(handle), url, followers, at],
    );
    if (added === 0) throw handleTaken({ platform, handle }, index);
  }
}

async function putRates(sql: Sql, profile: OwnProfile): Promise<void> {
  await sql.change(`DELETE FROM creator_rates WHERE creator_id = $1`, [profile.id]);
  for (const { platform, format, price } of profile.rates) {
    await sql.change(`INSERT INTO creator_rates (creator_id, platform, format, amount_minor, currency) VALUES ($1, $2, $3, $4, $5)`, [
      profile.id, platform, format, price.minor.toString(), price.currency,
    ]);
  }
}
