import { connectionName } from "@fanfare/db/readers/connections";
import { personBehind } from "@fanfare/db/readers/messaging";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { idFrom } from "@fanfare/domain/kernel";
import type { MailData } from "@fanfare/domain/messaging";
import { Inject, Injectable } from "@nestjs/common";
import { OnEvent, type AnyEvent, type Once } from "../runtime/handlers.ts";
import { DB } from "../tokens.ts";

const told = ["tracking.connection-lapsing.v1", "tracking.connection-lapsed.v1"] as const;
const link = "/creator/accounts";

@Injectable()
export class NotifyOfConnections {
  constructor(@Inject(DB) private readonly db: Database) {}

  /** Tells a creator, in the portal and by letter, that a connection ends soon or has ended: only they can renew it. */
  @OnEvent(told, "messaging.notify-of-connections")
  async handle(event: AnyEvent<(typeof told)[number]>, once: Once): Promise<void> {
    const { creatorId, connectionId, platform } = event.data;
    const connection = await inScope(this.db, { creatorId }, (sql) => connectionName(sql, connectionId));
    if (!connection) return;
    const account = { platform, handle: connection.handle };
    const recipients = await personBehind(this.db, creatorId);
    await once({ creatorId }, async (tx) => {
      const { kind, mail, more } = wordsOf(event, account);
      await tx.notifications.add({ id: idFrom("notification", event.id, "creator"), eventId: event.id, kind, data: { ...account, ...more }, link, organizationId: null, creatorId });
      for (const { userId, email, locale } of recipients) {
        await tx.mails.queue({ id: idFrom("mail", event.id, userId), organizationId: null, userId, recipient: email, template: kind, locale, data: mail });
      }
    });
  }
}

type Account = Pick<MailData["connection-lapsed"], "platform" | "handle">;

type Words = { kind: "connection-lapsing" | "connection-lapsed"; more: Record<string, string>; mail: MailData["connection-lapsing"] | MailData["connection-lapsed"] };

function wordsOf(event: AnyEvent<(typeof told)[number]>, account: Account): Words {
  if (event.type === "tracking.connection-lapsing.v1") {
    const { lapsesAt } = event.data;
    return { kind: "connection-lapsing", more: { lapsesAt }, mail: { ...account, lapsesAt, link } };
  }
  const { problem } = event.data;
  return { kind: "connection-lapsed", more: { problem }, mail: { ...account, problem, link } };
}
