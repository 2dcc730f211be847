import type { Platform } from "@fanfare/contracts/platforms";
import type { MeaningChange, MeteredCount } from "@fanfare/contracts/reporting";

/**
 * Days from which a platform counts something else under the same name. A jump of a series there is none of the posts'
 * doing, so a reader is shown the day. Sources:
 * - YouTube, Shorts, 2025-03-31: a view is each time that a Short starts to play or is played again, without a least time.
 *   developers.google.com/youtube/v3/revision_history.
 * - YouTube, all formats, 2026-08-27: a public view is the first frame played, previews that play by themselves included.
 *   developers.google.com/youtube/v3/revision_history.
 * - Instagram, 2025-04-21: `impressions` and `plays` end for all versions, `views` stands for both and counts repeats.
 *   developers.facebook.com/docs/graph-api/changelog/version22.0 and
 *   developers.facebook.com/docs/instagram-platform/reference/instagram-media/insights.
 */
const changes: readonly MeaningChange[] = [
  { id: "youtube-shorts-views", platform: "youtube", metric: "views", from: "2025-03-31" },
  { id: "youtube-all-views", platform: "youtube", metric: "views", from: "2026-08-27" },
  { id: "instagram-views", platform: "instagram", metric: "views", from: "2025-04-21" },
];

/** When a platform changed what it counts under a name, oldest first. */
export const meaningChanges = (platform: Platform, metric: MeteredCount): MeaningChange[] => changes.filter((change) => change.platform === platform && change.metric === metric);

/** Those that a series over these platforms shows as a jump: later than its first day, up to its last. ISO dates. */
export function meaningChangesWithin(platforms: Iterable<Platform>, metric: MeteredCount, firstDay: string, lastDay: string): MeaningChange[] {
  return [...new Set(platforms)]
    .flatMap((platform) => meaningChanges(platform, metric))
    .filter(({ from }) => firstDay < from && from <= lastDay)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}
