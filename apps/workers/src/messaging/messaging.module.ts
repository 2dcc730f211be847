import { Module } from "@nestjs/common";
import { NotifyOfConnections } from "./notify-of-connections.event.ts";
import { Notify } from "./notify.event.ts";
import { QueuedMails } from "./queued-mails.ts";
import { SendMail } from "./send-mail.job.ts";

@Module({ providers: [Notify, NotifyOfConnections, QueuedMails, SendMail] })
export class MessagingModule {}
