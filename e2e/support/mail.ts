import { expect } from "@playwright/test";
import { stackUrl } from "./run.ts";

type Letter = { subject: string; html: string; to: { address: string }[] };

/** The newest letter to an address whose subject fits, once it is in the mail catcher. */
export async function letterTo(address: string, subject: RegExp): Promise<Letter> {
  let found: Letter | undefined;
  await expect
    .poll(async () => {
      const letters = (await (await fetch(new URL("/api/email", stackUrl("MAIL_INBOX_URL")))).json()) as Letter[];
      found = letters.filter((letter) => subject.test(letter.subject) && letter.to.some((one) => one.address === address)).at(-1);
      return found !== undefined;
    }, { message: `a letter to ${address} about ${subject}` })
    .toBe(true);
  return found!;
}

/** The first link in a letter. */
export function linkIn(letter: Letter): string {
  const link = /href="([^"]+)"/.exec(letter.html)?.[1];
  if (!link) throw new Error(`There is no link in “${letter.subject}”.`);
  return link.replaceAll("&amp;", "&");
}
