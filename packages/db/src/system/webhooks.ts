import type { DeliveryMessage, PlatformNotice, PushingPlatform } from "@fanfare/contracts/webhooks";
import { askedLane } from "@fanfare/domain/tracking";
import type { Sql } from "../scoped.ts";
import type { DeliveryKey } from "../webhook-deliveries.ts";

/** A delivery nobody acted on yet, held until the transaction ends; null when somebody did. */
export const takeDelivery = (sql: Sql, { platform, deliveryId }: DeliveryKey): Promise<{ message: DeliveryMessage; receivedAt: Date } | null> =>
  sql.row<{ message: DeliveryMessage; receivedAt: Date }>(
    `SELECT message, received_at AS "receivedAt" FROM webhook_deliveries WHERE platform = $1 AND delivery_id = $2 AND processed_at IS NULL FOR UPDATE`,
    [platform, deliveryId],
  );

export const finishDelivery = (sql: Sql, { platform, deliveryId }: DeliveryKey): Promise<number> =>
  sql.change(`UPDATE webhook_deliveries SET processed_at = now() WHERE platform = $1 AND delivery_id = $2`, [platform, deliveryId]);

/** Deliveries whose job the queue may have forgotten: older than half a minute, and not given up. */
export const deliveriesWaiting = (sql: Sql, limit: number): Promise<DeliveryKey[]> =>
  sql.rows<DeliveryKey>(
    `SELECT platform, delivery_id AS "deliveryId" FROM webhook_deliveries w WHERE processed_at IS NULL AND received_at < now() - interval '30 seconds'
       AND NOT EXISTS (SELECT 1 FROM dead_letters d WHERE d.name = 'tracking.receive-webhook' AND d.resolved_at IS NULL AND d.payload ->> 'deliveryId' = w.delivery_id)
     ORDER BY received_at LIMIT $1`,
    [limit],
  );

/** Forgets what was acted on 30 days ago, a batch at a time: no platform repeats a delivery for that long. */
export const forgetOldDeliveries = (sql: Sql, limit: number): Promise<number> =>
  sql.change(
    `DELETE FROM webhook_deliveries WHERE (platform, delivery_id) IN (SELECT platform, delivery_id FROM webhook_deliveries WHERE processed_at < now() - interval '30 days' ORDER BY processed_at LIMIT $1)`,
    [limit],
  );

type Named<Kind extends PlatformNotice["kind"]> = Extract<PlatformNotice, { kind: Kind }>;

// Nobody makes us read the same thing again and again by telling of it.
const soon = `due_at = least(due_at, greatest($3::timestamptz, last_read_at + interval '5 minutes'))`;

/** Has a connected account read at the next turn; what is never read stays so, and what is only listed takes its time. */
export const accountChanged = (sql: Sql, platform: PushingPlatform, accountId: string, at: Date): Promise<number> =>
  sql.change(
    `UPDATE sync_targets SET ${soon}, lane = $4 WHERE platform = $1 AND external_id = $2 AND kind = 'account' AND tier = 'daily' AND due_at < 'infinity'`,
    [platform, accountId, at.toISOString(), askedLane],
  );

/** Has a post read at the next turn, as a whole where it has to stay up, and its account for what is new there. */
export async function postChanged(sql: Sql, platform: PushingPlatform, { accountId, postId }: Named<"post-changed">, at: Date): Promise<void> {
  await accountChanged(sql, platform, accountId, at);
  await sql.change(`UPDATE sync_targets SET ${soon}, look_due = true WHERE platform = $1 AND external_id = $2 AND kind = 'post' AND due_at < 'infinity'`, [platform, postId, at.toISOString()]);
}

/**
 * Has a consent tried at once: whether it is dead is told by the platform itself when its grant is renewed. A delivery that came
 * late, after the creator consented anew, does nothing.
 */
export const consentEnded = (sql: Sql, platform: PushingPlatform, { accountId, at }: Named<"consent-ended">): Promise<number> =>
  sql.change(
    `UPDATE account_connections SET refresh_at = least(refresh_at, now()), updated_at = now() WHERE platform = $1 AND external_id = $2 AND status = 'active' AND connected_at <= $3`,
    [platform, accountId, at],
  );

/** A subscription is in force, and when it has to be made again; without a day it stays. */
export const subscriptionConfirmed = (sql: Sql, platform: PushingPlatform, { accountId, topic, renewAt }: Named<"subscription-confirmed">): Promise<number> =>
  sql.change(
    `UPDATE push_subscriptions SET status = 'active', problem = NULL, attempts = 0, renew_at = coalesce($4::timestamptz, 'infinity')
     WHERE platform = $1 AND account_id = $2 AND topic = $3 AND status <> 'ending'`,
    [platform, accountId, topic, renewAt],
  );

/** A subscription ended: wanted again, unless its owner or the platform closed the matter. */
export const subscriptionEnded = (sql: Sql, platform: PushingPlatform, { accountId, topic, reason }: Named<"subscription-ended">): Promise<number> =>
  sql.change(
    `UPDATE push_subscriptions SET status = CASE WHEN $5 THEN 'refused' ELSE 'wanted' END, problem = $4, external_id = NULL, renew_at = CASE WHEN $5 THEN 'infinity' ELSE now() END
     WHERE platform = $1 AND account_id = $2 AND topic = $3 AND status <> 'ending'`,
    [platform, accountId, topic, reason, closedFor.has(reason)],
  );

/** Notes that somebody's data was erased, and of how many accounts; what was noted first stays. */
export const finishDeletion = (sql: Sql, code: string, accounts: number): Promise<number> =>
  sql.change(`UPDATE data_deletions SET completed_at = now(), accounts = $2 WHERE code = $1 AND completed_at IS NULL`, [code, accounts]);

const closedFor = new Set(["user_removed", "authorization_revoked", "version_removed"]);
