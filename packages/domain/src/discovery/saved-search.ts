import type { CreatorFilter, CreatorSort } from "@fanfare/contracts/discovery";
import { event, newId, ruleBroken, type DomainEvent, type Member } from "../kernel/index.ts";
import { canonicalFilter } from "./canonical-filter.ts";

/** As many searches as an organization keeps: each alert is a search an hour. */
export const savedSearchLimit = 200;
/** How often an alert looks (ms). */
const checkEveryMs = 60 * 60_000;
/** How long an alert waits when search can't answer it (ms). */
const postponedByMs = 10 * 60_000;

/** A search that an organization keeps. `knownIds` are the matches its alert has seen, null before the first look. */
export type SavedSearch = {
  id: string;
  organizationId: string;
  name: string;
  filter: CreatorFilter;
  sort: CreatorSort;
  hasAlert: boolean;
  knownIds: string[] | null;
  /** Matches that came since somebody last opened it; null before the first look. */
  newMatches: number | null;
  lastCheckedAt: Date | null;
  /** Null without an alert. */
  nextCheckAt: Date | null;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
  version: number;
};

export type SearchSettings = Pick<SavedSearch, "name" | "filter" | "sort" | "hasAlert">;
type Decision = { state: SavedSearch; facts: DomainEvent[] };

/** As many matches as a saved search remembers. */
export const rememberedMatches = 10_000;

const notLookedYet = { knownIds: null, newMatches: null, lastCheckedAt: null };
const owner = ({ id, organizationId }: SavedSearch) => ({ aggregateId: id, organizationId });
const named = ({ id, name }: SavedSearch) => ({ searchId: id, name });

/** Keeps a search; `kept` is how many the organization has already. An alert looks at once, to learn whom it knows. */
export function saveSearch(by: Member, { name, filter, sort, hasAlert }: SearchSettings, kept: number, at: Date): Decision {
  if (kept >= savedSearchLimit) throw ruleBroken("discovery.too-many-searches", `${savedSearchLimit} searches are saved already. Remove one that nobody needs any more.`, { limit: savedSearchLimit });
  const state: SavedSearch = {
    id: newId(at.getTime()), organizationId: by.organizationId, name, filter: canonicalFilter(filter), sort, hasAlert, ...notLookedYet, nextCheckAt: hasAlert ? at : null,
    createdBy: by.userId, createdAt: at, updatedAt: at, version: 1,
  };
  return { state, facts: [event("discovery.search-saved.v1", owner(state), named(state))] };
}

/** Changes a search. What it knew is forgotten when it asks for others, or when an alert starts: old matches are no news. */
export function changeSearch(search: SavedSearch, { name, filter, sort, hasAlert }: SearchSettings, at: Date): Decision {
  const wanted = canonicalFilter(filter);
  const isOther = JSON.stringify(wanted) !== JSON.stringify(canonicalFilter(search.filter));
  const startsAnew = isOther || (hasAlert && !search.hasAlert);
  const state = {
    ...search, name, filter: wanted, sort, hasAlert, updatedAt: at,
    ...(startsAnew && notLookedYet),
    nextCheckAt: hasAlert ? (startsAnew ? at : search.nextCheckAt) : null,
  };
  return { state, facts: [event("discovery.search-changed.v1", owner(state), named(state))] };
}

export const removeSearch = (search: SavedSearch): DomainEvent[] => [event("discovery.search-removed.v1", owner(search), named(search))];

/** What somebody opened has no new matches any more. */
export const seen = (search: SavedSearch): SavedSearch => ({ ...search, newMatches: search.newMatches === null ? null : 0 });

/** Whether a look asked for as of `due` is still wanted: each look moves the next one on, so a repeated job finds it done. */
export const isCheckDue = ({ hasAlert, nextCheckAt }: SavedSearch, due: Date): boolean => hasAlert && nextCheckAt?.getTime() === due.getTime();

/** Puts a look off that search could not answer: an outage of a day must not end an alert. */
export const postponed = (search: SavedSearch, at: Date): SavedSearch => ({ ...search, nextCheckAt: new Date(at.getTime() + postponedByMs) });

/**
 * Notes a look. `found` are the matches now; the first look only learns them, later ones count those not known before.
 * Who left and comes again is no news: an account around a threshold would be told of every hour.
 */
export function lookedAt(search: SavedSearch, found: readonly string[], at: Date): Decision & { newcomers: number } {
  const known = new Set(search.knownIds ?? found);
  const newcomers = found.filter((id) => !known.has(id)).length;
  const knownIds = [...new Set([...found, ...known])].slice(0, rememberedMatches);
  const state = { ...search, knownIds, newMatches: (search.newMatches ?? 0) + newcomers, lastCheckedAt: at, nextCheckAt: new Date(at.getTime() + checkEveryMs) };
  return { state, newcomers, facts: newcomers > 0 ? [event("discovery.search-matched.v1", owner(state), { ...named(state), count: newcomers })] : [] };
}
