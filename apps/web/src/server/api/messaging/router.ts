import { router } from "../trpc.ts";
import { findMyNotifications } from "./find-my-notifications.query.ts";
import { findNotifications } from "./find-notifications.query.ts";
import { markMyNotificationsRead } from "./mark-my-notifications-read.command.ts";
import { markNotificationsRead } from "./mark-notifications-read.command.ts";

export const messaging = router({
  command: router({ markNotificationsRead, markMyNotificationsRead }),
  query: router({ findNotifications, findMyNotifications }),
});
