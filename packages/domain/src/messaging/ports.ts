import type { MailData, MailTemplate } from "./mails.ts";

export type Locale = "en" | "ru";

/** A letter to be sent by the worker. Links in `data` are paths of the installation ("/campaigns/…") or whole addresses. */
export type QueuedMail<Template extends MailTemplate = MailTemplate> = {
  id: string;
  organizationId: string | null;
  userId: string | null;
  recipient: string;
  template: Template;
  locale: Locale;
  data: MailData[Template];
};

/** News in the portal, for an organization's members or for a creator. `link` is a path. */
export type Notification = {
  id: string;
  eventId: string;
  kind: string;
  data: Record<string, string | number | null>;
  link: string;
} & ({ organizationId: string; creatorId: null } | { organizationId: null; creatorId: string });

export type MessagingRepositories = {
  /** The same id is queued once. */
  mails: { queue<Template extends MailTemplate>(mail: QueuedMail<Template>): Promise<void> };
  notifications: {
    /** The same id is kept once. */
    add(notification: Notification): Promise<void>;
    /** What it was before; `missing` where there is none in the scope. */
    markRead(id: string, at: Date): Promise<"unread" | "read" | "missing">;
    /** All of the scope that came until then; answers how many were not read before. */
    markReadUpTo(until: Date, at: Date): Promise<number>;
  };
};
