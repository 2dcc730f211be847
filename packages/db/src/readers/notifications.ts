import { shownNotifications, type Notifications, type NotificationView } from "@fanfare/contracts/notifications";
import type { Sql } from "../scoped.ts";

type Row = Omit<NotificationView, "createdAt"> & { createdAt: Date };

/** Named, because the index begins with it and the policy alone would not use it. */
const owner = { organization: "organization_id = (SELECT current_organization())", creator: "creator_id = (SELECT current_creator())" };

/** The newest notifications of the organization or the creator in scope. */
export async function newestNotifications(sql: Sql, of: keyof typeof owner): Promise<Notifications> {
  const rows = await sql.rows<Row>(
    `SELECT id, kind, data, link, read_at IS NOT NULL AS "isRead", created_at AS "createdAt" FROM notifications WHERE ${owner[of]} ORDER BY created_at DESC, id DESC LIMIT ${shownNotifications}`,
  );
  return { notifications: rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() })), unread: rows.filter(({ isRead }) => !isRead).length };
}
