import { z } from "zod";
import { Id } from "./ids.ts";

/** How many are looked at, from the newest on: for the list and for the count of those that are not read yet. */
export const shownNotifications = 100;

/** Something that happened, told to the side that did not do it. `data` is what its sentence names, by kind. */
export const NotificationView = z.strictObject({
  id: Id,
  kind: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  /** A path of the portal. */
  link: z.string(),
  isRead: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type NotificationView = z.infer<typeof NotificationView>;

/** The newest first. An organization's are read for all its members once one of them read them. */
export const Notifications = z.strictObject({ notifications: z.array(NotificationView), unread: z.int() });
export type Notifications = z.infer<typeof Notifications>;

/** One, or all up to a moment: what came since was not seen. */
export const MarkNotificationsReadInput = z.union([z.strictObject({ notificationId: Id }), z.strictObject({ upTo: z.iso.datetime() })]);
export type MarkNotificationsReadInput = z.infer<typeof MarkNotificationsReadInput>;
/** How many were not read before. */
export const MarkNotificationsReadResult = z.strictObject({ marked: z.int() });
export type MarkNotificationsReadResult = z.infer<typeof MarkNotificationsReadResult>;
