import { Module } from "@nestjs/common";
import { Notify } from "./notify.event.ts";
import { QueuedMails } from "./queued-mails.ts";
import { SendMail } from "./send-mail.job.ts";

@Module({ providers: [Notify, QueuedMails, SendMail] })
export class MessagingModule {}
