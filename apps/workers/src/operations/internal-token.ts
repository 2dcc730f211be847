import type { NextFunction, Request, Response } from "express";
import { createHash, timingSafeEqual } from "node:crypto";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Lets only those pass who know the token that web and workers share; how long it takes tells nothing of the token. */
export function requireInternalToken(token: string) {
  const expected = digest(token);
  return (request: Request, response: Response, next: NextFunction): void => {
    const given = request.header("x-internal-token") ?? "";
    if (timingSafeEqual(digest(given), expected)) next();
    else response.status(401).json({ message: "This address is for the web app only." });
  };
}
