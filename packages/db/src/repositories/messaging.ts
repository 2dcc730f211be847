import type { MessagingRepositories } from "@fanfare/domain/messaging";
import { mailModel, notificationModel } from "../models/messaging.ts";
import type { Sql } from "../scoped.ts";

export function mailsIn(sql: Sql): MessagingRepositories["mails"] {
  const model = mailModel(sql.sequelize);
  return {
    async queue(mail) {
      const row = { ...mail, status: "queued" as const, sentAt: null, createdAt: new Date() };
      // Nothing may be read back: who writes a letter has no right to read letters.
      await model.bulkCreate([row], { transaction: sql.transaction, returning: false, ignoreDuplicates: true });
    },
  };
}

export function notificationsIn(sql: Sql): MessagingRepositories["notifications"] {
  const model = notificationModel(sql.sequelize);
  return {
    async add(notification) {
      await model.bulkCreate([{ ...notification, readAt: null, createdAt: new Date() }], { transaction: sql.transaction, returning: false, ignoreDuplicates: true });
    },
    async markRead(id, at) {
      const changed = await sql.change(`UPDATE notifications SET read_at = $2 WHERE id = $1 AND read_at IS NULL`, [id, at.toISOString()]);
      if (changed > 0) return "unread";
      return (await sql.row(`SELECT 1 AS one FROM notifications WHERE id = $1`, [id])) ? "read" : "missing";
    },
    markReadUpTo: (until, at) => sql.change(`UPDATE notifications SET read_at = $2 WHERE created_at <= $1 AND read_at IS NULL`, [until.toISOString(), at.toISOString()]),
  };
}
