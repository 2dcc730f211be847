import type { FigureName, Figures } from "../figures.ts";
import { authenticity } from "./authenticity.ts";
import { engagementRate } from "./engagement-rate.ts";
import { engagements } from "./engagements.ts";
import { estimatedPrice } from "./estimated-price.ts";
import { estimatedReach } from "./estimated-reach.ts";
import type { Formula, ReadFacts } from "./formula.ts";
import { followersGrowth, likesGrowth, viewsGrowth } from "./growth.ts";
import { commentsMark, reactionsMark } from "./marks.ts";
import type { PeerGroup } from "./peers.ts";

/** Every formula by the name of its figure. */
export const formulas: { [N in FigureName]: Formula<N> } = {
  engagementRate, engagements, followersGrowth, likesGrowth, viewsGrowth, commentsMark, reactionsMark, authenticity, estimatedReach, estimatedPrice,
};

/** The same as a list, for screens and documents. */
export const formulaRegistry: readonly Formula[] = Object.values(formulas) as unknown as Formula[];

/**
 * Rises with any formula's version, so that figures kept under a lower number are computed again. A formula that is
 * taken away has to leave its version here, or the number would fall.
 */
export const figuresVersion: number = formulaRegistry.reduce((sum, { version }) => sum + version, 0);

/** One figure of an account with its formula's version. */
export function figureOf<N extends FigureName>(id: N, account: ReadFacts, peers: PeerGroup | null): NonNullable<Figures[N]> {
  const { compute, version } = formulas[id] as Formula<N>;
  return { ...compute(account, peers), version } as NonNullable<Figures[N]>;
}

/** All figures of an account. `peers` is the account's `peerGroupOf`; null leaves out what is measured against peers. */
export function figuresOf(account: ReadFacts, peers: PeerGroup | null): Figures {
  return Object.fromEntries(formulaRegistry.map(({ id }) => [id, figureOf(id, account, peers)]));
}
