import { copyInto, copyLine } from "@fanfare/db/copy";
import { inScope } from "@fanfare/db/scoped";
import { storeReadings } from "@fanfare/db/system/readings";
import { newId } from "@fanfare/domain/kernel";
import type { PostReading } from "@fanfare/domain/tracking";
import { compareRates, type Effort } from "../lib/compare.ts";
import type { Result } from "../lib/report.ts";
import { openHistoryWorld, seededPosts, type HistoryWorld } from "./history-world.ts";

export type StoringOptions = Omit<Effort, "calls"> & {
  /** Posts that are read in a piece, once each. */
  posts: number;
  batch: number;
};

const columns = ["id", "organization_id", "creator_id", "campaign_id", "publication_id", "taken_at", "source", "views", "likes", "comments", "shares", "raw_key"];
const sixHours = 6 * 3_600_000;

/**
 * Readings stored each second, with the last of each day and the look for whose they are, against bare COPY of ready-made lines
 * into the same table with the same indexes and keys, which does neither.
 */
export async function measureStoring({ posts, batch, ...effort }: StoringOptions): Promise<Result> {
  const world = await openHistoryWorld({ name: "fanfare_bench_storing", posts });
  try {
    return await compareStoring(world, batch, effort);
  } finally {
    await world.close();
  }
}

async function compareStoring(world: HistoryWorld, batch: number, effort: Omit<Effort, "calls">): Promise<Result> {
  const { owner, worker } = world;
  const targets = await seededPosts(world);
  const steps = Array.from({ length: Math.ceil(targets.length / batch) }, (_, nth) => targets.slice(nth * batch, (nth + 1) * batch));
  // Four readings a day of each post, so that most of them take a day's place, as they do in the first days of a post.
  let turn = 0;
  const nextTime = () => new Date(Date.now() - 60 * 86_400_000 + (turn += 1) * sixHours);
  const counts = (index: number) => ({ views: 1_000 + index, likes: 40 + index, comments: 3, shares: null });
  const rawKey = (publicationId: string, takenAt: Date) => `tracking/raw/youtube/${publicationId}/${takenAt.toISOString()}.json.gz`;
  let lines: string[][] = [];
  let readings: PostReading[][] = [];
  const lay = async () => {
    const at = nextTime();
    readings = steps.map((step) => step.map(({ publicationId }, index) => ({ publicationId, takenAt: at, source: "youtube", ...counts(index), rawKey: rawKey(publicationId, at) })));
    lines = [1, 2].flatMap((seconds) => layLines(new Date(at.getTime() + seconds * 1_000)));
  };
  const layLines = (at: Date) =>
    steps.map((step) => step.map(({ publicationId, organizationId, creatorId, campaignId }, index) => {
      const { views, likes, comments, shares } = counts(index);
      return copyLine([newId(), organizationId, creatorId, campaignId, publicationId, at.toISOString(), "youtube", views, likes, comments, shares, rawKey(publicationId, at)]);
    }));
  const base = async () => {
    for (const step of lines.splice(0, steps.length)) await copyInto(owner, "metric_snapshots", columns, step);
  };
  const ours = async () => {
    for (const posts of readings) await inScope(worker, {}, (sql) => storeReadings(sql, { posts, accounts: [] }));
  };
  // The first COPY of a round comes after `lay`, the second after ours: both find their lines.
  const { ratio, gate, isVoid, oursSeconds, baseSeconds } = await compareRates({ ours, base, lay }, effort);
  const perSecond = (seconds: number) => Math.round(targets.length / seconds);
  return {
    name: "readings stored with their days against bare COPY of the same snapshots", goal: 0.6, bound: "at-least", unit: "x",
    value: ratio, gate, isVoid, detail: `${perSecond(oursSeconds)} against ${perSecond(baseSeconds)} a second, in transactions of ${batch}`,
  };
}
