import { collaborationNames, decidersOf, personOfCreator, type CollaborationNames, type Recipient } from "@fanfare/db/readers/messaging";
import type { Database } from "@fanfare/db/connection";
import type { Repositories } from "@fanfare/db/repositories/index";
import { inScope } from "@fanfare/db/scoped";
import { idFrom } from "@fanfare/domain/kernel";
import { linkTo, newsOf, newsworthy, type MailData, type News, type NewsworthyEvent } from "@fanfare/domain/messaging";
import { Inject, Injectable } from "@nestjs/common";
import { OnEvent, type Once } from "../runtime/handlers.ts";
import { DB } from "../tokens.ts";

type Told = { news: News; recipients: Recipient[]; link: string };

@Injectable()
export class Notify {
  constructor(@Inject(DB) private readonly db: Database) {}

  /** Tells the side that did not do it, in the portal and by letter. */
  @OnEvent(newsworthy, "messaging.notify")
  async handle(event: NewsworthyEvent, once: Once): Promise<void> {
    const { organizationId } = event;
    if (organizationId === null) return;
    const { creatorId, collaborationId } = event.data;
    const scope = { organizationId, creatorId };
    const names = await inScope(this.db, scope, (sql) => collaborationNames(sql, collaborationId));
    if (!names) return;
    const told = await Promise.all(newsOf(event).map((news) => this.#tell(news, event, organizationId)));
    await once(scope, async (tx) => {
      for (const one of told) {
        await tx.notifications.add(notificationOf(one, event, organizationId, names));
        await queueMails(tx, one, event, organizationId, names);
      }
    });
  }

  async #tell(news: News, event: NewsworthyEvent, organizationId: string): Promise<Told> {
    const link = linkTo(news, event.data);
    if (news.mail === null) return { news, recipients: [], link };
    const recipients = news.to === "organization" ? await decidersOf(this.db, organizationId) : await personOfCreator(this.db, organizationId, event.data.creatorId);
    return { news, recipients, link };
  }
}

function notificationOf({ news, link }: Told, event: NewsworthyEvent, organizationId: string, names: CollaborationNames) {
  const whose = news.to === "organization" ? { organizationId, creatorId: null } : { organizationId: null, creatorId: event.data.creatorId };
  const amount: Record<string, string> = news.amount ? { amount: news.amount.amount, currency: news.amount.currency } : {};
  const { collaborationId, campaignId } = event.data;
  return { id: idFrom("notification", event.id, news.to), eventId: event.id, kind: news.kind, data: { ...names, ...amount, collaborationId, campaignId }, link, ...whose };
}

async function queueMails(tx: Pick<Repositories, "mails">, { news, recipients, link }: Told, event: NewsworthyEvent, organizationId: string, names: CollaborationNames): Promise<void> {
  if (news.mail === null) return;
  const data = { ...names, link, ...(news.amount && { amount: news.amount }), ...(news.missing && { missing: news.missing }) };
  for (const { userId, email, locale } of recipients) {
    await tx.mails.queue({ id: idFrom("mail", event.id, userId), organizationId, userId, recipient: email, template: news.mail, locale, data: data as MailData[typeof news.mail] });
  }
}
