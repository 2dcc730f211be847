import type { Mailer } from "@fanfare/adapters/mail";
import type { JobPayload } from "@fanfare/contracts/jobs";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { findMail, noteMail, type StoredMail } from "@fanfare/db/system/mails";
import { DomainError } from "@fanfare/domain/kernel";
import { writeLetter } from "@fanfare/domain/messaging";
import { Inject, Injectable } from "@nestjs/common";
import type { Config } from "../config.ts";
import { done, OnJob, skipped, type JobOutcome } from "../runtime/handlers.ts";
import { CONFIG, MAILER, SYSTEM_DB } from "../tokens.ts";

@Injectable()
export class SendMail {
  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(MAILER) private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Sends a letter once it is written down. After a crash it may go out twice, with the same message id. */
  @OnJob("messaging.send-mail")
  async run({ mailId }: JobPayload<"messaging.send-mail">): Promise<JobOutcome> {
    const mail = await inScope(this.db, {}, (sql) => findMail(sql, mailId));
    if (!mail) return skipped("The letter is gone.");
    if (mail.status === "sent") return skipped("The letter was sent before.");
    const status = await this.#send(mail);
    await this.#note(mail, status);
    return status === "sent" ? done : skipped("No mail server is configured.");
  }

  async #send(mail: StoredMail): Promise<"sent" | "not-configured"> {
    const letter = writeLetter(mail.template, mail.locale, mail.data, this.config.publicUrl);
    try {
      return await this.mailer.send({ id: mail.id, to: mail.recipient, ...letter });
    } catch (error) {
      if (!isRefusedForGood(error)) throw error;
      await this.#note(mail, "failed");
      throw new DomainError("rule-broken", "messaging.mail-refused", "The mail server refused the letter for good. Check the address and the server's log.", { cause: error });
    }
  }

  async #note(mail: StoredMail, status: StoredMail["status"]): Promise<void> {
    await inScope(this.db, {}, (sql) => noteMail(sql, mail.id, status));
  }
}

/** SMTP answers of 500 and more are final; the others ask for patience. Source: RFC 5321, section 4.2.1. */
const isRefusedForGood = (error: unknown): boolean => Number((error as { responseCode?: unknown } | null)?.responseCode ?? 0) >= 500;
