import { makeMarkNotificationsRead } from "@fanfare/domain/messaging";
import { perApp } from "./per-app.ts";

export const messagingOf = perApp(({ unitOfWork }) => ({ markNotificationsRead: makeMarkNotificationsRead({ unitOfWork }) }));
