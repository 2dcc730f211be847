import { createHmac, timingSafeEqual } from "node:crypto";
import { DomainError } from "../kernel/index.ts";

/** Where a page ended: the sort values of its last row. */
export type CursorPosition = readonly (string | number | null)[];

/**
 * Makes and reads cursors that are bound to an organization and a search: one that was made for another, or by
 * somebody else, is refused.
 */
export function cursorSigner(secret: string) {
  const sign = (binding: string, body: string) => createHmac("sha256", secret).update(`${binding}\n${body}`).digest("base64url").slice(0, 24);
  return {
    make(binding: string, position: CursorPosition): string {
      const body = Buffer.from(JSON.stringify(position)).toString("base64url");
      return `${body}.${sign(binding, body)}`;
    },
    read(binding: string, cursor: string): CursorPosition {
      const [body = "", signature = ""] = cursor.split(".");
      const expected = Buffer.from(sign(binding, body));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
        throw new DomainError("invalid", "discovery.bad-cursor", "This page of the search can't be opened any more. Start the search again.");
      }
      return JSON.parse(Buffer.from(body, "base64url").toString()) as CursorPosition;
    },
  };
}
export type CursorSigner = ReturnType<typeof cursorSigner>;
