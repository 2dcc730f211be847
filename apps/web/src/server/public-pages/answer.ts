import type { ShownPage } from "@fanfare/db/readers/landing-pages";
import { CampaignSlug } from "@fanfare/contracts/campaigns";
import type { PageLanguage } from "@fanfare/contracts/landing";
import { dayOf } from "@fanfare/domain/campaigns";
import { createHash } from "node:crypto";
import type { FormState } from "@/features/landing/page/blocks/application-form.tsx";
import { renderClosed, renderMissing, renderPage, renderUnavailable } from "@/features/landing/page/document.tsx";
import { formScriptHash } from "@/features/landing/page/form-script.ts";
import { chooseLocale } from "@/i18n/locales.ts";
import type { App } from "../app.ts";
import { publicPagesOf } from "./pages.ts";

/** Only our own style and the one script of the form; pictures and fonts of this installation; a form that is sent to it. */
const contentSecurityPolicy = [
  "default-src 'none'", "img-src 'self' data:", "style-src 'unsafe-inline'", `script-src '${formScriptHash}'`, "font-src 'self'", "form-action 'self'", "base-uri 'none'",
  "frame-ancestors 'self'",
].join("; ");

const headersOf = (more: Record<string, string>) => ({
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": contentSecurityPolicy,
  ...more,
});

/** What is under an address now: a page that is shown, one that has ended, or nothing. */
export type Found = { kind: "shown"; page: ShownPage } | { kind: "closed"; page: ShownPage } | { kind: "missing" };

/** Looks an address up without asking the database for what this process remembers. */
export async function findPage(app: App, slug: string, now: Date): Promise<Found> {
  const page = CampaignSlug.safeParse(slug).success ? await publicPagesOf(app).get(slug) : null;
  if (!page) return { kind: "missing" };
  const isOver = page.content.state === "closed" || (page.content.endsOn !== null && page.content.endsOn < dayOf(now));
  return { kind: isOver ? "closed" : "shown", page };
}

type Rendered = { html: string; tag: string };
const rendered = new WeakMap<ShownPage, Promise<Rendered>>();

const addressOf = (app: App, page: ShownPage) => ({ slug: page.slug, origin: app.config.publicUrl.origin, version: page.version });

async function render(app: App, page: ShownPage): Promise<Rendered> {
  const html = await renderPage(page.content, addressOf(app, page));
  return { html, tag: `"${createHash("sha256").update(html).digest("base64url").slice(0, 27)}"` };
}

/** A campaign's page; made once, and asked of the browser's own copy each time, so that a publishing is seen at once. */
export async function answerPage(app: App, request: Request, slug: string, now: Date): Promise<Response> {
  const found = await findPage(app, slug, now);
  if (found.kind !== "shown") return answerElse(found, languageOf(request));
  const made = rendered.get(found.page) ?? render(app, found.page);
  rendered.set(found.page, made);
  const { html, tag } = await made;
  const headers = headersOf({ etag: tag, "cache-control": "public, max-age=0, must-revalidate", "content-language": found.page.content.language });
  const isKnown = request.headers.get("if-none-match")?.split(",").some((known) => known.trim().replace(/^W\//, "") === tag);
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(html, { headers });
}

/** The same page with what was typed and what is wrong with it. */
export async function answerForm(app: App, page: ShownPage, form: FormState, status: number): Promise<Response> {
  return new Response(await renderPage(page.content, addressOf(app, page), form), { status, headers: headersOf({ "cache-control": "no-store" }) });
}

/** The friendly pages for an address whose campaign has ended, or that leads nowhere. */
export async function answerElse(found: Exclude<Found, { kind: "shown" }>, language: PageLanguage): Promise<Response> {
  const headers = headersOf({ "cache-control": "no-cache", vary: "accept-language" });
  if (found.kind === "closed") return new Response(await renderClosed(found.page.content), { status: 410, headers });
  return new Response(await renderMissing(language), { status: 404, headers });
}

/** What a reader sees when the page can't be read just now. */
export const answerUnavailable = async (request: Request): Promise<Response> =>
  new Response(await renderUnavailable(languageOf(request)), { status: 503, headers: headersOf({ "cache-control": "no-store", "retry-after": "10" }) });

export const languageOf = (request: Request): PageLanguage => chooseLocale(undefined, request.headers.get("accept-language"));
