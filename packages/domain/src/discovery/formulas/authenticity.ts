import type { Signal } from "../figures.ts";
import { dayNumber, inOrder } from "./days.ts";
import type { Formula, ReadFacts } from "./formula.ts";
import { growthSpikesOf } from "./growth-spikes.ts";
import { percentileOf, peerValueOf, type PeerGroup, type PeerMetric } from "./peers.ts";
import { defaultPeerGroups } from "./reference-peers.ts";

/** Where an account stands before any signal is known. With every signal at its best it comes to 100. */
export const authenticityBase = 65;
/** Fewer known signals than this are no judgement. */
export const fewestSignals = 2;

/**
 * What each comparison with peers may add and take, in points. Up to the 25th hundredth of peers it takes, from there on it
 * adds, in full from the 75th on. `lessIsBetter` turns the scale. `tooMuch`: from this many times the 90th hundredth on
 * the value is as suspicious as the lowest.
 */
export const authenticityWeights = {
  engagementRate: { gain: 8, loss: 15, lessIsBetter: false, tooMuch: 4 },
  commentsPerLike: { gain: 4, loss: 8, lessIsBetter: false, tooMuch: 5 },
  followingPerFollower: { gain: 3, loss: 6, lessIsBetter: true, tooMuch: null },
  credibility: { gain: 8, loss: 20, lessIsBetter: false, tooMuch: null },
  viewsPerFollower: { gain: 4, loss: 8, lessIsBetter: false, tooMuch: null },
  engagementSpread: { gain: 3, loss: 8, lessIsBetter: false, tooMuch: null },
} as const satisfies Partial<Record<PeerMetric, { gain: number; loss: number; lessIsBetter: boolean; tooMuch: number | null }>>;
/** A history of at least 60 days without a rise that nothing explains adds this; each such rise takes, up to two of them. */
export const spikeWeights = { gain: 5, loss: 10, most: 2, historyDays: 60 } as const;

type Weighed = keyof typeof authenticityWeights;

function signalOf(metric: Weighed, account: ReadFacts, peers: PeerGroup | null): Signal {
  const value = peerValueOf(metric, account);
  const quantiles = peers?.quantiles[metric];
  const usual = quantiles ? { low: quantiles.p25, median: quantiles.p50, high: quantiles.p75 } : null;
  if (value === null || !quantiles) return { name: metric, value, peers: usual, effect: 0 };
  const { gain, loss, lessIsBetter, tooMuch } = authenticityWeights[metric];
  if (tooMuch !== null && value > tooMuch * quantiles.p90) return { name: metric, value, peers: usual, effect: -loss };
  const percent = lessIsBetter ? 100 - percentileOf(value, quantiles) : percentileOf(value, quantiles);
  const effect = percent < 25 ? (-loss * (25 - percent)) / 25 : gain * Math.min(1, (percent - 25) / 50);
  return { name: metric, value, peers: usual, effect: Math.round(effect * 10) / 10 };
}

function spikeSignal(account: ReadFacts): Signal {
  const told = inOrder(account.history).filter(({ followers }) => followers !== null);
  const span = told.length === 0 ? 0 : dayNumber(told.at(-1)!.day) - dayNumber(told[0]!.day);
  if (span < spikeWeights.historyDays) return { name: "growthSpikes", value: null, peers: null, effect: 0 };
  const unexplained = growthSpikesOf(account).filter(({ kind, cause }) => kind === "rise" && cause === "unexplained").length;
  return { name: "growthSpikes", value: unexplained, peers: null, effect: unexplained === 0 ? spikeWeights.gain : -spikeWeights.loss * Math.min(spikeWeights.most, unexplained) };
}

const isKnown = (signal: Signal): boolean => signal.value !== null && (signal.peers !== null || signal.name === "growthSpikes");
const micro = defaultPeerGroups.find(({ platform, tier }) => platform === "instagram" && tier === "micro")!;
const median = (metric: PeerMetric): number => micro.quantiles[metric]!.p50;

export const authenticity: Formula<"authenticity"> = {
  id: "authenticity",
  version: 1,
  unit: "points",
  basis: "estimated",
  meaning: "How far an account behaves like one with real followers, from 0 to 100, with the reasons. A hint for a closer look, no proof.",
  definitions: [
    {
      networks: ["instagram", "tiktok", "youtube", "twitch", "x"],
      text: "65 + the effects of the known signals, kept within 0 to 100. Each signal stands among its peers: below their 25th hundredth it takes points, above it adds, in full from the 75th on",
      source: "The signals are those the field's scores name (engagement, growth, comments, following, audience, views, evenness); their weights are ours and published here.",
    },
  ],
  reads: ["followers", "following", "averageLikes", "averageComments", "averageShares", "averageViews", "liveViewers", "audience.credibility", "history", "posts", "peers"],
  compute: (account, peers) => {
    const metrics = Object.keys(authenticityWeights) as Weighed[];
    const [first, ...others] = metrics.map((metric) => signalOf(metric, account, peers));
    const signals = [first!, spikeSignal(account), ...others];
    if (signals.filter(isKnown).length < fewestSignals) return { value: null, reason: peers ? "too-few-signals" : "no-peers", signals };
    const points = signals.reduce((sum, { effect }) => sum + effect, authenticityBase);
    return { value: Math.round(Math.min(100, Math.max(0, points))), reason: null, signals };
  },
  examples: [
    {
      says: "Engagement as of half of its peers adds 4, credibility as of half of them 4: 65 + 4 + 4",
      facts: { followers: 20_000, engagementRate: median("engagementRate"), audience: { basis: "followers", countries: {}, cities: {}, languages: {}, genders: {}, ages: {}, interests: {}, brands: {}, credibility: median("credibility") } },
      peers: micro,
      expected: 73,
    },
    {
      says: "Hardly anybody reacts to a post and nobody comments: engagement takes 14.8, comments 8",
      facts: { followers: 20_000, metrics: { averageLikes: 2, averageComments: 0 } },
      peers: micro,
      expected: 42,
    },
    { says: "One signal is no judgement", facts: { followers: 20_000, metrics: { following: 100 } }, peers: micro, expected: null, reason: "too-few-signals" },
  ],
};
