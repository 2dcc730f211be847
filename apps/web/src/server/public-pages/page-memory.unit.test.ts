import { expect, test } from "vitest";
import { pageMemory } from "./page-memory.ts";

type Page = { campaignId: string; text: string };

function memory(options: { hears?: boolean } = {}) {
  const store = new Map<string, Page>();
  const reads: string[] = [];
  let time = 0;
  let held: Promise<void> | undefined;
  const pages = pageMemory<Page>({
    load: async (slug) => {
      reads.push(slug);
      const page = store.get(slug) ?? null;
      await held;
      return page;
    },
    campaignOf: (page) => page.campaignId,
    listen: () => (options.hears === false ? Promise.reject(new Error("The bus is away.")) : Promise.resolve()),
    now: () => time,
  });
  return { pages, store, reads, pass: (ms: number) => (time += ms), hold: (until: Promise<void> | undefined) => (held = until) };
}

/** Lets the first answer of the bus arrive. */
const listening = async (pages: { get(slug: string): Promise<unknown> }) => void (await pages.get("warm-up"));

test("given a page that was read once, then it is read no more, and neither is an address that has none", async () => {
  const { pages, store, reads } = memory();
  await listening(pages);
  store.set("summer", { campaignId: "c", text: "one" });
  for (let time = 0; time < 5; time += 1) expect((await pages.get("summer"))?.text).toBe("one");
  for (let time = 0; time < 5; time += 1) expect(await pages.get("nothing-here")).toBeNull();
  expect(reads.filter((slug) => slug !== "warm-up")).toEqual(["summer", "nothing-here"]);
});

test("given many who ask at once, then one of them reads", async () => {
  const { pages, store, reads } = memory();
  await listening(pages);
  store.set("summer", { campaignId: "c", text: "one" });
  await Promise.all(Array.from({ length: 20 }, () => pages.get("summer")));
  expect(reads.filter((slug) => slug === "summer")).toHaveLength(1);
});

test("given a change, then only that campaign's page and the empty addresses are read again", async () => {
  const { pages, store, reads } = memory();
  await listening(pages);
  store.set("summer", { campaignId: "c", text: "one" }).set("winter", { campaignId: "d", text: "snow" });
  await Promise.all([pages.get("summer"), pages.get("winter"), pages.get("autumn")]);
  store.set("summer", { campaignId: "c", text: "two" }).set("autumn", { campaignId: "c", text: "leaves" });
  pages.forget("c");
  expect(await Promise.all(["summer", "winter", "autumn"].map(async (slug) => (await pages.get(slug))?.text))).toEqual(["two", "snow", "leaves"]);
  expect(reads.filter((slug) => slug === "winter")).toHaveLength(1);
});

test("given a change while the page is being read, then what was read is not remembered", async () => {
  const { pages, store, hold } = memory();
  await listening(pages);
  store.set("summer", { campaignId: "c", text: "old" });
  let release: () => void = () => undefined;
  void hold(new Promise((resolve) => (release = resolve)));
  const first = pages.get("summer");
  store.set("summer", { campaignId: "c", text: "new" });
  pages.forget("c");
  release();
  void hold(undefined);
  expect((await first)?.text).toBe("old");
  expect((await pages.get("summer"))?.text).toBe("new");
});

test("given a bus that is away, then a page is remembered for less than two seconds", async () => {
  const { pages, store, pass } = memory({ hears: false });
  store.set("summer", { campaignId: "c", text: "one" });
  await pages.get("summer");
  store.set("summer", { campaignId: "c", text: "two" });
  expect((await pages.get("summer"))?.text).toBe("one");
  pass(1_999);
  expect((await pages.get("summer"))?.text).toBe("two");
});

test("given news that never came, then a page is read again after minutes and an empty address after seconds", async () => {
  const { pages, store, pass } = memory();
  await listening(pages);
  store.set("summer", { campaignId: "c", text: "one" });
  await Promise.all([pages.get("summer"), pages.get("autumn")]);
  store.set("summer", { campaignId: "c", text: "two" }).set("autumn", { campaignId: "d", text: "leaves" });
  pass(10_001);
  expect([(await pages.get("summer"))?.text, (await pages.get("autumn"))?.text]).toEqual(["one", "leaves"]);
  pass(300_000);
  expect((await pages.get("summer"))?.text).toBe("two");
});

test("given thousands of addresses that do not exist, then the page that does is still remembered", async () => {
  const { pages, store, reads } = memory();
  await listening(pages);
  store.set("summer", { campaignId: "c", text: "one" });
  await pages.get("summer");
  for (let number = 0; number < 5_000; number += 1) await pages.get(`guess-${number}`);
  await pages.get("summer");
  expect(reads.filter((slug) => slug === "summer")).toHaveLength(1);
});
