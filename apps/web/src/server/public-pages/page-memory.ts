/** Pages by address, remembered until they change. */
export type PageMemory<Page> = {
  /** The page, or null when there is none. Asks the store only for what is not remembered. */
  get(slug: string): Promise<Page | null>;
  /** Forgets a campaign's page, and that addresses were empty: one of them may be its address from now on. */
  forget(campaignId: string): void;
};

type Settings<Page extends object> = {
  load(slug: string): Promise<Page | null>;
  campaignOf(page: Page): string;
  /** Begins to hear of changes that other processes make; rejects when that is not possible now. */
  listen(memory: { forget(campaignId: string): void; forgetAll(): void }): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
};

const mostPages = 10_000;
const mostEmpty = 2_000;
/** While nobody tells of changes, a page is remembered no longer than this (ms): a publishing is seen within two seconds. */
const unheardMs = 1_500;
/** News travel without a receipt, so even a page nobody told of is read again after this (ms); an empty address sooner. */
const heardMs = 5 * 60_000;
const emptyMs = 10_000;

type Remembered<Page> = { page: Page; until: number };

export function pageMemory<Page extends object>({ load, campaignOf, listen, now }: Settings<Page>): PageMemory<Page> {
  const pages = recent<Remembered<Page>>(mostPages);
  const empty = recent<Remembered<null>>(mostEmpty);
  const loading = new Map<string, Promise<Page | null>>();
  let changes = 0;
  let hears = false;
  let asked = false;

  const forgetAll = () => {
    changes += 1;
    pages.clear();
    empty.clear();
  };
  const forget = (campaignId: string) => {
    changes += 1;
    empty.clear();
    for (const [slug, { page }] of pages.entries()) if (campaignOf(page) === campaignId) pages.delete(slug);
  };
  const hear = () => {
    if (asked) return;
    asked = true;
    listen({ forget, forgetAll }).then(
      () => {
        forgetAll();
        hears = true;
      },
      () => {
        asked = false;
      },
    );
  };
  const read = async (slug: string): Promise<Page | null> => {
    const before = changes;
    const page = await load(slug);
    // A change while the row was read: what was read may be the old page, so it is shown once and not remembered.
    if (before !== changes) return page;
    if (page === null) empty.set(slug, { page: null, until: now() + (hears ? emptyMs : unheardMs) });
    else pages.set(slug, { page, until: now() + (hears ? heardMs : unheardMs) });
    return page;
  };
  return {
    forget,
    async get(slug) {
      hear();
      const known = pages.get(slug) ?? empty.get(slug);
      if (known && known.until > now()) return known.page;
      const running = loading.get(slug);
      if (running) return running;
      const started = read(slug).finally(() => loading.delete(slug));
      loading.set(slug, started);
      return started;
    },
  };
}

/** A map that keeps what was used last: what somebody asks for once can't push out what everybody reads. */
function recent<Value>(most: number) {
  const values = new Map<string, Value>();
  return {
    get(key: string): Value | undefined {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set(key: string, value: Value): void {
      values.delete(key);
      values.set(key, value);
      const oldest = values.keys().next();
      if (values.size > most && !oldest.done) values.delete(oldest.value);
    },
    delete: (key: string) => values.delete(key),
    clear: () => values.clear(),
    entries: () => [...values.entries()],
  };
}
