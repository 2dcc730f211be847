export { authenticityBase, authenticityWeights, spikeWeights } from "./authenticity.ts";
export { priceTable } from "./estimated-price.ts";
export { factsOf, figureReasons, type Example, type FigureReason, type FigureUnit, type Formula, type ReadFacts } from "./formula.ts";
export { growthSpikesOf, spikeCauses, type GrowthSpike, type SpikeCause } from "./growth-spikes.ts";
export { toleranceOf } from "./growth.ts";
export { fewestPeers, peerGroupsFrom, peerMetrics, peerValueOf, percentileOf, quantileNames, tierFrom, tierOf, tiers, type PeerGroup, type PeerMetric, type Quantiles, type Tier } from "./peers.ts";
export { defaultPeerGroups, peerGroupOf, referenceMedians } from "./reference-peers.ts";
export { figureOf, figuresOf, figuresVersion, formulaRegistry } from "./registry.ts";
export { figuresWithPast, seriesOf, type FigureSeries, type FigureWithPast } from "./series.ts";
