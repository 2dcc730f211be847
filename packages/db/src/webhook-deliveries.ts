import type { DeliveryMessage, PushingPlatform } from "@fanfare/contracts/webhooks";
import type { Sql } from "./scoped.ts";

/** Which delivery. */
export type DeliveryKey = { platform: PushingPlatform; deliveryId: string };

/**
 * Puts a delivery in, which is all that the door may do with them; a repeated one changes nothing. No target of the conflict is
 * named, because that would take the right to read.
 */
export const keepDelivery = (sql: Sql, { platform, deliveryId }: DeliveryKey, message: DeliveryMessage): Promise<number> =>
  sql.change(`INSERT INTO webhook_deliveries (platform, delivery_id, message) VALUES ($1, $2, $3::jsonb) ON CONFLICT DO NOTHING`, [platform, deliveryId, JSON.stringify(message)]);
