import type { Platform } from "@fanfare/contracts/platforms";
import type { FigureName, FigureOf, Figures } from "../figures.ts";
import type { AccountFacts } from "../ports.ts";
import type { PeerGroup } from "./peers.ts";

/** What a formula may look at: everything that was read of an account, and nothing that a formula made of it. */
export type ReadFacts = Omit<AccountFacts, "figures">;

/** Why a figure is null. Screens say each in the person's language. */
export const figureReasons = [
  "followers-unknown", "views-unknown", "likes-unknown", "comments-unknown", "live-viewers-unknown", "not-on-this-network", "history-too-short", "no-peers", "too-few-signals",
] as const;
export type FigureReason = (typeof figureReasons)[number];

/** A result before its version is put beside it. */
export type Answer<T> = Omit<FigureOf<T>, "version" | "reason"> & { reason: FigureReason | null };
export const known = <T>(value: T): Answer<T> => ({ value, reason: null });
export const unknown = (reason: FigureReason): Answer<never> => ({ value: null, reason });

/** share: 0-1. points: 0-100. usd-minor: whole cents of USD. growth: a share for each window in days. */
export type FigureUnit = "share" | "count" | "points" | "mark" | "usd-minor" | "growth";

/** Facts of an example; what is left out is not known. */
export type ExampleFacts = Partial<Omit<ReadFacts, "metrics">> & { metrics?: Partial<ReadFacts["metrics"]> };
export type Example<T> = { says: string; facts: ExampleFacts; peers?: PeerGroup; expected: T | null; reason?: FigureReason };

/** How a figure is computed for some networks, as a reader sees it. */
export type Definition = { networks: readonly Platform[]; text: string; source: string };

type ValueOf<N extends FigureName> = NonNullable<NonNullable<Figures[N]>["value"]>;

/** A figure's formula. The version is raised whenever its result changes for the same facts and the same peers. */
export type Formula<N extends FigureName = FigureName> = {
  id: N;
  version: number;
  unit: FigureUnit;
  basis: "measured" | "estimated";
  /** One sentence for people who read the figure. */
  meaning: string;
  definitions: readonly Definition[];
  /** Names of the facts that it reads. */
  reads: readonly string[];
  compute: (account: ReadFacts, peers: PeerGroup | null) => Answer<ValueOf<N>>;
  examples: readonly Example<ValueOf<N>>[];
};

/** An account of which only the given facts are known. */
export function factsOf({ metrics, ...facts }: ExampleFacts): ReadFacts {
  return {
    id: "00000000-0000-7000-8000-000000000000", platform: "instagram", handle: "example", followers: null, averageViews: null, engagementRate: null,
    accountType: null, isVerified: false, isPrivate: false, isOfficialArtist: false, lastPostAt: null, postCount: null, games: [], audience: null, history: [], posts: [],
    ...facts,
    metrics: {
      averageLikes: null, averageComments: null, averageShares: null, averageSaves: null, reelsViews: null, shortsViews: null, liveViewers: null, hoursStreamed: null,
      activeDaysPerWeek: null, following: null, ...metrics,
    },
  };
}
