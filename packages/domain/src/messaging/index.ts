export type * from "./mails.ts";
export type * from "./ports.ts";
