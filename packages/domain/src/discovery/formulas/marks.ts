import { marks } from "@fanfare/contracts/discovery";
import { commentsOf, likesOf, ratio } from "./facts.ts";
import { known, unknown, type Answer, type Formula, type FigureReason, type ReadFacts } from "./formula.ts";
import { percentileOf, reactionBase, type PeerGroup } from "./peers.ts";
import { defaultPeerGroups } from "./reference-peers.ts";

type MarkOf = (typeof marks)[number];

/** The fifth of its peers that an account is in: `poor` is the lowest fifth, `excellent` the highest. */
function markOf(account: ReadFacts, peers: PeerGroup | null, metric: "commentRate" | "likeRate", count: number | null, missing: FigureReason): Answer<MarkOf> {
  if (account.platform === "twitch") return unknown("not-on-this-network");
  if (count === null) return unknown(missing);
  const rate = ratio(count, reactionBase(account));
  if (rate === null) return unknown(account.platform === "tiktok" || account.platform === "youtube" ? "views-unknown" : "followers-unknown");
  const quantiles = peers?.quantiles[metric];
  return quantiles ? known(marks[Math.min(marks.length - 1, Math.floor(percentileOf(rate, quantiles) / 20))]!) : unknown("no-peers");
}

const definitions = (what: string) => [
  { networks: ["instagram", "x"] as const, text: `${what} / followers, as a fifth of its peers: poor, low, average, good, excellent`, source: "Marks by fifths are common in the field; peers are accounts of the same network and tier." },
  { networks: ["tiktok", "youtube"] as const, text: `${what} / views, as a fifth of its peers: poor, low, average, good, excellent`, source: "The same, set against views." },
];
const peers = defaultPeerGroups.find(({ platform, tier }) => platform === "youtube" && tier === "micro")!;

export const commentsMark: Formula<"commentsMark"> = {
  id: "commentsMark",
  version: 1,
  unit: "mark",
  basis: "measured",
  meaning: "How much people comment, compared with accounts of the same network and size.",
  definitions: definitions("comments of a typical post"),
  reads: ["followers", "averageViews", "averageComments", "posts", "peers.commentRate"],
  compute: (account, group) => markOf(account, group, "commentRate", commentsOf(account), "comments-unknown"),
  examples: [
    { says: "23 comments of 10,000 views are as usual for small YouTube channels", facts: { platform: "youtube", averageViews: 10_000, metrics: { averageComments: 23 } }, peers, expected: "average" },
    { says: "100 comments are among the highest fifth", facts: { platform: "youtube", averageViews: 10_000, metrics: { averageComments: 100 } }, peers, expected: "excellent" },
    { says: "No comments at all are among the lowest", facts: { platform: "youtube", averageViews: 10_000, metrics: { averageComments: 0 } }, peers, expected: "poor" },
  ],
};

export const reactionsMark: Formula<"reactionsMark"> = {
  id: "reactionsMark",
  version: 1,
  unit: "mark",
  basis: "measured",
  meaning: "How much people like posts, compared with accounts of the same network and size.",
  definitions: definitions("likes of a typical post"),
  reads: ["followers", "averageViews", "averageLikes", "posts", "peers.likeRate"],
  compute: (account, group) => markOf(account, group, "likeRate", likesOf(account), "likes-unknown"),
  examples: [
    { says: "377 likes of 10,000 views are as usual for small YouTube channels", facts: { platform: "youtube", averageViews: 10_000, metrics: { averageLikes: 377 } }, peers, expected: "average" },
    { says: "Without peers there is no mark", facts: { platform: "youtube", averageViews: 10_000, metrics: { averageLikes: 377 } }, expected: null, reason: "no-peers" },
  ],
};
