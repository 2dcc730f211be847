export { makeMarkNotificationsRead } from "./commands/mark-read.ts";
export type * from "./mails.ts";
export type * from "./ports.ts";
export * from "./news.ts";
export { writeLetter, type WrittenLetter } from "./letters/write-letter.ts";
