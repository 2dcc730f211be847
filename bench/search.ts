import { elasticsearchClient, elasticsearchIndex, elasticsearchSearch, ensureCreatorIndex } from "@fanfare/adapters/search";
import { CreatorFilter, type SearchCreatorsInput } from "@fanfare/contracts/discovery";
import { cursorSigner, type CreatorDocument } from "@fanfare/domain/discovery";
import { newId } from "@fanfare/domain/kernel";

/**
 * Searching through our adapter against the bare engine with the same query, in alternating rounds of one run.
 * Prints ratios of the medians, and first raw against raw: outside 0.95 to 1.05 the run says nothing.
 */
const size = 20_000;
const rounds = 9;
const perRound = 60;
const client = elasticsearchClient(process.env["ELASTICSEARCH_URL"] ?? "");
const alias = `fanfare-bench-${Date.now()}`;
const organizationId = newId();
const languages = ["en", "de", "fr", "es", "ru"];

const creator = (index: number): CreatorDocument => ({
  id: newId(), version: 1, organizationId, displayName: `Creator ${index}`, bio: "", country: "DE", languages: [languages[index % languages.length]!], topics: ["outdoor"], source: "import",
  accounts: [{ platform: "youtube", handle: `creator_${index}`, followers: (index * 7919) % 1_000_000, averageViews: null, engagementRate: null }],
});

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  for (let call = 0; call < perRound; call += 1) await work();
  return (performance.now() - began) / perRound;
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

await ensureCreatorIndex(client, alias);
try {
  const index = elasticsearchIndex(client, alias);
  for (let start = 0; start < size; start += 2_000) await index.write(Array.from({ length: 2_000 }, (_, offset) => creator(start + offset)), []);
  const search = elasticsearchSearch({ client, alias, cursors: cursorSigner("a secret for this run only, long enough"), listMembers: async () => [] });
  const input: SearchCreatorsInput = { filter: { ...CreatorFilter.parse({}), languages: ["de"], followers: { min: 1_000 } }, sort: "followers", limit: 50, cursor: null };
  const ours = () => search.search(organizationId, input);
  const raw = () =>
    client.search({
      index: alias, size: 50, track_total_hits: 10_000, _source: ["card"], sort: [{ followers: { order: "desc", missing: "_last" } }, { id: "asc" }],
      query: { bool: { filter: [{ terms: { owner: [organizationId, "public"] } }, { terms: { languages: ["de"] } }, { nested: { path: "accounts", query: { bool: { filter: [{ range: { "accounts.followers": { gte: 1_000 } } }] } } } }] } },
    });
  await millisecondsOf(raw);
  await millisecondsOf(ours);
  const gates: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = await millisecondsOf(raw);
    const measured = await millisecondsOf(ours);
    const second = await millisecondsOf(raw);
    gates.push(second / first);
    ratios.push(measured / ((first + second) / 2));
  }
  const gate = median(gates);
  console.log(`creators ${size}, rounds ${rounds}, calls a round ${perRound}`);
  console.log(`raw against raw ${gate.toFixed(3)}${gate < 0.95 || gate > 1.05 ? " (noisy: this run says nothing)" : ""}`);
  console.log(`search through the adapter against the bare query ${median(ratios).toFixed(3)} (goal 1.25 or less)`);
} finally {
  await client.indices.delete({ index: `${alias}-v1`, ignore_unavailable: true });
}
