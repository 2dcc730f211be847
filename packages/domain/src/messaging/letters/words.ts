import type { ConnectionProblem } from "@fanfare/contracts/connections";
import type { Platform } from "@fanfare/contracts/platforms";
import type { MailData, MailTemplate } from "../mails.ts";

/** What a letter says: `lines` are paragraphs, `action` is the words on its link, `small` stands below everything. */
export type Words = { subject: string; heading: string; lines: string[]; action: string; small: string };

/** One language's letters. `money` writes an amount in that language. */
export type Letters = { [Template in MailTemplate]: (data: MailData[Template], money: WriteMoney) => Words };

const platformNames: Record<Platform, string> = { youtube: "YouTube", instagram: "Instagram", tiktok: "TikTok", twitch: "Twitch", x: "X" };

/** An account as both languages write it: "@mira (TikTok)". */
export const accountName = ({ platform, handle }: { platform: Platform; handle: string | null }): string => (handle === null ? platformNames[platform] : `@${handle} (${platformNames[platform]})`);

/** One sentence for each reason why a connection lapsed. */
export type WhyLapsed = Record<ConnectionProblem, string>;
export type WriteMoney = (amount: { amount: string; currency: string }) => string;
