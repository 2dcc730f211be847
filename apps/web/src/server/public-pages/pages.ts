import type { EventEnvelope } from "@fanfare/contracts/events";
import { publishedPageBySlug, type ShownPage } from "@fanfare/db/readers/landing-pages";
import { inScope } from "@fanfare/db/scoped";
import type { App } from "../app.ts";
import { pageMemory, type PageMemory } from "./page-memory.ts";

/** Facts after which strangers read something else. */
const changes: ReadonlySet<string> = new Set([
  "campaigns.campaign-launched.v1", "campaigns.campaign-status-changed.v1", "campaigns.campaign-changed.v1", "campaigns.landing-page-published.v1",
]);

// Next bundles pages and routes apart: a publishing in one and the page in the other have to meet in one memory.
const here = globalThis as typeof globalThis & { fanfarePublicPages?: WeakMap<App, PageMemory<ShownPage>> };

/** The published pages this process remembers. They are forgotten at once when it changes them itself, by event when another does. */
export function publicPagesOf(app: App): PageMemory<ShownPage> {
  here.fanfarePublicPages ??= new WeakMap();
  const known = here.fanfarePublicPages.get(app);
  if (known) return known;
  const pages = pageMemory({
    load: (slug) => inScope(app.db, {}, (sql) => publishedPageBySlug(sql, slug)),
    campaignOf: (page: ShownPage) => page.campaignId,
    listen: (memory) => listen(app, memory),
    now: () => Date.now(),
  });
  here.fanfarePublicPages.set(app, pages);
  return pages;
}

async function listen(app: App, memory: { forget(campaignId: string): void; forgetAll(): void }): Promise<void> {
  const bus = await app.events();
  bus.subscribe((event: EventEnvelope) => {
    const { campaignId } = event.data as { campaignId?: string };
    if (changes.has(event.type) && campaignId !== undefined) memory.forget(campaignId);
  });
  // What happened while the connection was away was not heard.
  bus.onReconnect(() => memory.forgetAll());
}
