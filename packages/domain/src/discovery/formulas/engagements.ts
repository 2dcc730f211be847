import { commentsOf, likesOf, sharesOf } from "./facts.ts";
import { known, unknown, type Formula } from "./formula.ts";

export const engagements: Formula<"engagements"> = {
  id: "engagements",
  version: 1,
  unit: "count",
  basis: "measured",
  meaning: "How many reactions a typical post gets, whatever the size of the account.",
  definitions: [
    { networks: ["instagram", "tiktok", "youtube", "x"], text: "likes + comments + shares of a typical post, of those that are told", source: "The field's usual form." },
    { networks: ["twitch"], text: "None: streams have no reactions that the network tells.", source: "" },
  ],
  reads: ["averageLikes", "averageComments", "averageShares", "posts"],
  compute: (account) => {
    if (account.platform === "twitch") return unknown("not-on-this-network");
    const likes = likesOf(account);
    return likes === null ? unknown("likes-unknown") : known(Math.round(likes + (commentsOf(account) ?? 0) + (sharesOf(account) ?? 0)));
  },
  examples: [
    { says: "480 likes, 20 comments and 12 shares are 512 engagements", facts: { metrics: { averageLikes: 480, averageComments: 20, averageShares: 12 } }, expected: 512 },
    { says: "Shares that nobody tells add nothing", facts: { metrics: { averageLikes: 480, averageComments: 20 } }, expected: 500 },
    { says: "Nothing told gives nothing, not 0", facts: {}, expected: null, reason: "likes-unknown" },
  ],
};
