import type { MailData, MailTemplate } from "../mails.ts";

/** What a letter says: `lines` are paragraphs, `action` is the words on its link, `small` stands below everything. */
export type Words = { subject: string; heading: string; lines: string[]; action: string; small: string };

/** One language's letters. `money` writes an amount in that language. */
export type Letters = { [Template in MailTemplate]: (data: MailData[Template], money: WriteMoney) => Words };
export type WriteMoney = (amount: { amount: string; currency: string }) => string;
