import { createHmac } from "node:crypto";
import { instagramDeauthorized, instagramDeletionAsked, readInstagramSignedRequest, type InstagramSignedRequest } from "@fanfare/adapters/platforms";
import { keepDeletion } from "@fanfare/db/data-deletions";
import type { App } from "../app.ts";
import { readBody } from "../http/body.ts";
import { isOff, keep, largestBody, refusal, text } from "./receive.ts";

/**
 * What Meta posts when a person removed the app: the connection lapses and they are told. Whom it does not name here is answered
 * alike, so that nobody learns who is.
 */
export const receiveDeauthorization = (app: App, request: Request): Promise<Response> =>
  signed(app, request, async (told) => {
    await keep(app, "instagram", { notices: [instagramDeauthorized(told)], messageId: `deauthorized ${nameOf(told)}` }, "");
    return text("");
  });

/**
 * What Meta posts when a person wants erased what this app knows of them. Answers with the address where they can see what came
 * of it, and the code in it; the same request has the same code.
 * Source: developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback.
 */
export const receiveDeletion = (app: App, request: Request): Promise<Response> =>
  signed(app, request, async (told, secret) => {
    const code = createHmac("sha256", secret).update(`data deletion ${nameOf(told)}`).digest("hex").slice(0, 32);
    await keep(app, "instagram", { notices: [instagramDeletionAsked(told, code)], messageId: `deletion ${nameOf(told)}` }, "", (sql) => keepDeletion(sql, { code, platform: "instagram", requestedAt: told.issuedAt }));
    return Response.json({ url: new URL(`/data-deletion/${code}`, app.config.publicUrl).href, confirmation_code: code });
  });

/** Who is meant and when they said so: the same press, however often and in whatever letters it is told. */
const nameOf = ({ userId, issuedAt }: InstagramSignedRequest): string => `${userId} ${issuedAt.toISOString()}`;

async function signed(app: App, request: Request, work: (told: InstagramSignedRequest, secret: string) => Promise<Response>): Promise<Response> {
  const platform = new URL(request.url).pathname.split("/").at(-2);
  const secret = platform === "instagram" ? app.config.connectors.instagram?.clientSecret : undefined;
  if (secret === undefined) return isOff();
  try {
    const form = new URLSearchParams(new TextDecoder().decode(await readBody(request, largestBody)));
    return await work(readInstagramSignedRequest(form.get("signed_request") ?? "", [secret]), secret);
  } catch (error) {
    return refusal(error, { saysNo: true });
  }
}
