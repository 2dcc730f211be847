import type { CreatorSort, SearchCreatorsInput } from "@fanfare/contracts/discovery";
import type { CreatorDocument, CreatorSearch } from "@fanfare/domain/discovery";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filterCases, sortCases } from "./search-cases.ts";
import { creatorOf } from "./seed/creators.ts";

/** One way of searching over `contractCreators`, and how it is put away. */
export type SearchWorld = { search: CreatorSearch; close(): Promise<void> };

export const viewer = "0199a000-0000-7000-8000-000000000001";
export const stranger = "0199a000-0000-7000-8000-000000000002";
const today = new Date(new Date().toISOString().slice(0, 10));
const day = 86_400_000;
const now = Date.now();
/** Half a day away from every bound in days: the engine reads these bounds in whole hours. */
const awayFromBounds = (instant: string) => new Date(now - (Math.floor((now - Date.parse(instant)) / day) + 0.5) * day).toISOString();
const made = (organizationId: string | null, from: number, count: number): CreatorDocument[] =>
  Array.from({ length: count }, (_, offset) => {
    const creator = creatorOf(11, from + offset, { organizationId, today });
    return { ...creator, version: 1, accounts: creator.accounts.map((account) => ({ ...account, lastPostAt: account.lastPostAt && awayFromBounds(account.lastPostAt) })) };
  });

const seen = [...made(null, 0, 240), ...made(viewer, 240, 60)];
/** The public catalogue, the viewer's own list and a stranger's list. */
export const contractCreators: readonly CreatorDocument[] = [...seen, ...made(stranger, 300, 40)];

const asked = (input: Partial<SearchCreatorsInput>): SearchCreatorsInput => ({ filter: {}, sort: "followers", limit: 50, cursor: null, ...input });
const idsOf = (creators: readonly { id: string }[]) => creators.map(({ id }) => id).sort();

/**
 * What every way of searching has to answer alike: each filter is checked against the same condition written plainly over
 * the documents, so that neither the engine nor PostgreSQL is the other's measure.
 */
export function describeSearch(name: string, open: () => Promise<SearchWorld>): void {
  describe(name, () => {
    let world: SearchWorld;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    it.each(filterCases.map((one) => [one.says, one] as const))("finds exactly those %s", async (_, { filter, holds }) => {
      const expected = seen.filter(holds);
      expect(expected.length, "the case has to tell some from others").toSatisfy((count: number) => count > 0 && count < seen.length);
      expect((await world.search.ids(viewer, filter, "followers", 1_000)).toSorted()).toEqual(idsOf(expected));
    });

    it.each(sortCases.map((one) => [one.sort, one] as const))("sorts by %s, with what is not known at the end", async (sort, { of, isDescending }) => {
      const page = await world.search.search(viewer, asked({ sort: sort as CreatorSort, limit: 100 }));
      const values = page.creators.map(({ id }) => of(seen.find((creator) => creator.id === id)!));
      const known = seen.map(of).filter((value) => value !== null);
      expect(values).toEqual([...known.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0) * (isDescending ? -1 : 1)), ...seen.map(() => null)].slice(0, 100));
    });

    it("shows the public catalogue and the own list, never a stranger's", async () => {
      expect((await world.search.ids(viewer, {}, "followers", 1_000)).toSorted()).toEqual(idsOf(seen));
      expect(await world.search.ids(stranger, { source: "import" }, "followers", 1_000)).toHaveLength(40);
    });

    it("finds nobody of a stranger's list by any name or handle", async () => {
      const hidden = contractCreators.at(-1)!;
      for (const text of [hidden.displayName, hidden.accounts[0]!.handle]) expect(await world.search.ids(viewer, { text, source: "import" }, "relevance", 10)).not.toContain(hidden.id);
    });

    it("gives each creator once over all pages, in one order", async () => {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await world.search.search(viewer, asked({ sort: "engagementRate", limit: 70, cursor }));
        expect(page.total).toBe(seen.length);
        found.push(...page.creators.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(found).toEqual(await world.search.ids(viewer, {}, "engagementRate", 1_000));
      expect(new Set(found).size).toBe(seen.length);
    });

    it("refuses a cursor of another organization, of another filter and of another order", async () => {
      const { nextCursor: cursor } = await world.search.search(viewer, asked({ limit: 10 }));
      await expect(world.search.search(stranger, asked({ limit: 10, cursor }))).rejects.toMatchObject({ code: "discovery.bad-cursor" });
      await expect(world.search.search(viewer, asked({ limit: 10, cursor, filter: { isVerified: true } }))).rejects.toMatchObject({ code: "discovery.bad-cursor" });
      await expect(world.search.search(viewer, asked({ limit: 10, cursor, sort: "name" }))).rejects.toMatchObject({ code: "discovery.bad-cursor" });
    });

    it("puts the handle that was typed first", async () => {
      const wanted = seen[17]!;
      const page = await world.search.search(viewer, asked({ filter: { text: wanted.accounts[0]!.handle }, sort: "relevance" }));
      expect(page.creators[0]?.id).toBe(wanted.id);
    });

    it("without anything to be relevant to, puts the largest on the network asked for first", async () => {
      const filter = { networks: { include: ["twitch" as const] } };
      expect(await world.search.ids(viewer, filter, "relevance", 1_000)).toEqual(await world.search.ids(viewer, filter, "followers", 1_000));
    });

    it("shows a creator on the row as the contract has it", async () => {
      const wanted = seen.find(({ city, contactKinds, accounts }) => city && contactKinds.length > 0 && accounts.length === 2)!;
      const [card] = (await world.search.search(viewer, asked({ filter: { text: wanted.accounts[0]!.handle }, sort: "relevance", limit: 1 }))).creators;
      const [account] = wanted.accounts;
      expect(card).toMatchObject({ id: wanted.id, displayName: wanted.displayName, city: wanted.city, languages: wanted.languages, hasContact: true });
      expect(card?.accounts[0]).toMatchObject({ handle: account!.handle, followers: account!.followers, lastPostAt: account!.lastPostAt, isVerified: account!.isVerified });
      expect(card?.accounts[0]?.engagementRate).toBeCloseTo(account!.figures.engagementRate?.value ?? account!.engagementRate!, 9);
    });

    it("suggests creators, topics, cities and brands by how they begin", async () => {
      const kinds = ["creator", "topic", "city", "brand"] as const;
      expect(await world.search.suggest(viewer, "garden", kinds)).toContainEqual({ kind: "topic", value: "gardening", label: "gardening", creatorId: null });
      const creator = seen.find(({ displayName }) => /\p{Script=Cyrillic}/u.test(displayName))!;
      expect((await world.search.suggest(viewer, creator.displayName, kinds)).map(({ creatorId }) => creatorId)).toContain(creator.id);
      expect((await world.search.suggest(viewer, contractCreators.at(-1)!.accounts[0]!.handle, kinds)).filter(({ kind }) => kind === "creator")).toEqual([]);
    });
  });
}
