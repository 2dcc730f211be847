import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import {
  authenticityBase, authenticityWeights, defaultPeerGroups, fewestPeers, figuresVersion, filterReference, formulaRegistry, peerMetrics, priceTable, spikeWeights, tierFrom, tiers, understand, type FilterName, type Formula, type PeerGroup,
} from "@fanfare/domain/discovery";

const note = "<!-- Written by `npm run docs:reference` from the code. Change the code, not this page. -->";

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [`| ${head.join(" | ")} |`, `| ${head.map(() => "---").join(" | ")} |`, ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`)].join("\n");
/** Facts that are not known are left out, as in the examples themselves. */
const code = (value: unknown): string => `\`${typeof value === "string" ? value : JSON.stringify(value, (_, part: unknown) => (part === null ? undefined : part))}\``;
const number = (value: number): string => String(Number(value.toPrecision(3)));

const groups: readonly (readonly [title: string, first: FilterName, last: FilterName])[] = [
  ["Account", "text", "games"],
  ["Creator", "countries", "price"],
  ["Audience", "audience", "audience.isKnown"],
  ["Alike", "likeCreators", "likeAudienceOf"],
  ["Own history", "source", "notDeclined"],
  ["Groups", "anyOf", "noneOf"],
];

const sentences = [
  "fitness creators in Germany, 20-80k followers, engagement over 3%, on TikTok",
  "speaks Spanish, posted in the last 30 days, with email, not contacted in 90 days, under 500 EUR",
  "audience at least 20% in DE, 60% women, 18-34",
  "gaming youtubers, without betting or crypto, growing over 10% in 30 days",
  "фитнес-блогеры из Германии, от 20 до 80 тыс подписчиков, на тиктоке",
];

function filtersPage(): string {
  const names = Object.keys(filterReference) as FilterName[];
  const section = ([title, first, last]: (typeof groups)[number]) => {
    const rows = names.slice(names.indexOf(first), names.indexOf(last) + 1).map((name) => {
      const { meaning, unit, example, modash, hypeAuditor, insightIq } = filterReference[name];
      return [code(name), meaning, unit, code(example), ...[modash, hypeAuditor, insightIq].map((other) => (other === null ? "-" : code(other)))];
    });
    return `## ${title}\n\n${table(["filter", "meaning", "values", "example", "Modash", "HypeAuditor", "InsightIQ"], rows)}`;
  };
  return [
    "# Filters of the creator search",
    note,
    `All conditions of a filter have to hold. What is about an account holds for one and the same account: one on the networks asked for,
and the largest one where none is asked for. Ranges take \`min\`, \`max\` or both, and include them. A creator of whom a fact is not known
does not match a condition on it. The last three columns are names that other products use for the same, for those who come from there.`,
    ...groups.map(section),
    "## In a sentence",
    `The search field reads a sentence in English or Russian as filters, by rules and word lists and without asking anybody. Words it can't
read stay as \`text\`. A share of the audience that the sentence does not say is a noticeable part: 0.2 for countries and languages, 0.5 for
genders, 0.3 for ages, 0.1 for the rest.`,
    table(["sentence", "filter"], sentences.map((sentence) => [sentence, code(understand(sentence).filter)])),
  ].join("\n\n");
}

const shownFacts = ({ facts, peers }: Formula["examples"][number]): string => `${code(facts)}${peers ? ` among ${peersName(peers)}` : ""}`;
const peersName = ({ platform, tier, isReference }: PeerGroup): string => `${isReference ? "the reference for " : ""}${platform}, ${tier}`;

function formulaSection({ id, version, unit, basis, meaning, definitions, reads, examples }: Formula): string {
  return [
    `## ${id}`,
    `${meaning} Version ${version}, unit \`${unit}\`, ${basis}. Reads ${reads.map(code).join(", ")}.`,
    table(["networks", "formula", "where it is from"], definitions.map(({ networks, text, source }) => [networks.join(", "), text, source || "-"])),
    table(["worked example", "facts", "result"], examples.map((example) => [example.says, shownFacts(example), example.expected === null ? `none: \`${example.reason ?? ""}\`` : code(example.expected)])),
  ].join("\n\n");
}

const authenticityWeightsTable = (): string =>
  table(
    ["signal", "adds at most", "takes at most", "better", "suspicious above"],
    [
      ...Object.entries(authenticityWeights).map(([name, { gain, loss, lessIsBetter, tooMuch }]) => [code(name), String(gain), String(loss), lessIsBetter ? "less" : "more", tooMuch === null ? "-" : `${tooMuch} times the peers' 90th hundredth`]),
      [code("growthSpikes"), String(spikeWeights.gain), `${spikeWeights.loss} each, at most ${spikeWeights.most}`, "less", "-"],
    ],
  );

function formulasPage(): string {
  const prices = Object.entries(priceTable).map(([platform, sizes]) => [platform, ...tiers.map((tier) => `${sizes[tier].cpm / 100} / ${sizes[tier].least / 100}`)]);
  const peers = defaultPeerGroups.map(({ platform, tier, quantiles }) => [platform, tier, ...peerMetrics.map((metric) => (quantiles[metric] ? `${number(quantiles[metric].p25)} · ${number(quantiles[metric].p50)} · ${number(quantiles[metric].p75)}` : "-"))]);
  return [
    "# Formulas",
    note,
    `Each figure of an account is made by one formula, kept with the formula's version, and null with a reason where its facts are not known.
A formula whose result changes gets a higher version; the workers then compute the figure again for every account, and a chart over the
past is redrawn by the present formula. The version of all figures together is ${figuresVersion}. Likes, comments, shares and views of "a typical
post" are what the source tells, otherwise the median of at least three recent posts.`,
    ...formulaRegistry.map(formulaSection),
    "## What makes up authenticity",
    `It begins at ${authenticityBase}. A signal that is not known adds and takes nothing. Growth counts with a history of at least ${spikeWeights.historyDays} days: sudden
rises that neither a viral post nor rising views nor many posts explain take points.`,
    authenticityWeightsTable(),
    "## Prices",
    "CPM and lowest price of a post in USD, by network and size. Round values of our own: a first guess, which a stated price always replaces.",
    table(["network", ...tiers], prices),
    "## Peers",
    `Peers are accounts of the same network and size: ${tiers.map((tier) => `${tier} from ${tierFrom[tier].toLocaleString("en")}`).join(", ")} followers. From ${fewestPeers} accounts on, the
catalogue's own count; before, this reference does (25th, 50th and 75th hundredth). These are round values of our own of the size the field
reports, not measurements.`,
    table(["network", "tier", ...peerMetrics], peers),
  ].join("\n\n");
}

/** The pages of docs/reference by their names, as the code would write them. */
export const referencePages = (): Record<string, string> => ({ "discovery-filters.md": `${filtersPage()}\n`, "formulas.md": `${formulasPage()}\n` });

export const referenceFolder = path.resolve(import.meta.dirname, "../../../docs/reference");

if (process.argv[1] === import.meta.filename) {
  mkdirSync(referenceFolder, { recursive: true });
  for (const [name, text] of Object.entries(referencePages())) writeFileSync(path.join(referenceFolder, name), text);
}
