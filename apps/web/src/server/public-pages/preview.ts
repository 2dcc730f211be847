import { linkPreview, linkPreviewSize } from "@fanfare/adapters/link-preview";
import type { ShownPage } from "@fanfare/db/readers/landing-pages";
import { buffer } from "node:stream/consumers";
import { heroArt } from "@/features/landing/page/hero-art.ts";
import type { App } from "../app.ts";
import { findPage } from "./answer.ts";

const made = new WeakMap<ShownPage, Promise<Buffer>>();

/** The picture that stands beside a link to the page: its hero, or the drawing that stands in for one. Made once. */
export async function answerPreview(app: App, slug: string, now: Date): Promise<Response> {
  const found = await findPage(app, slug, now);
  if (found.kind === "missing") return new Response(null, { status: 404 });
  const { page } = found;
  const picture = made.get(page) ?? makePreview(app, page);
  made.set(page, picture);
  // A picture that could not be made is tried again by the next who asks.
  picture.catch(() => made.delete(page));
  return new Response(new Uint8Array(await picture), { headers: { "content-type": "image/jpeg", "cache-control": "public, max-age=86400" } });
}

async function makePreview(app: App, { content }: ShownPage): Promise<Buffer> {
  const hero = content.blocks.find((block) => block.type === "hero");
  const image = content.images.find((candidate) => candidate.assetId === hero?.image?.assetId);
  const size = image && (image.sizes.find(({ width }) => width >= linkPreviewSize.width) ?? image.sizes.at(-1));
  return linkPreview(size ? await buffer(await app.storage.get(size.key)) : Buffer.from(heroArt(content.campaignName, content.colors, linkPreviewSize)));
}
