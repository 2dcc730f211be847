import type { Counts, Video } from "./state.ts";

const HOUR_MS = 3_600_000;
/** Growth fades by 1/e in three days, as most videos do. */
const FADE_HOURS = 72;
const LIKES_PER_VIEW = 0.04;
const COMMENTS_PER_VIEW = 0.004;

/** The counts at `now` (ms): where they stood plus `growth * fade * (1 - e^(-hours/fade))` views. */
export function countsAt(video: Video, now: number): Counts {
  const hours = Math.max(0, now - video.countedAt) / HOUR_MS;
  const gained = Math.floor(video.growthPerHour * FADE_HOURS * (1 - Math.exp(-hours / FADE_HOURS)));
  const { views, likes, comments } = video.counts;
  return {
    views: views + gained,
    likes: likes === null ? null : likes + Math.floor(gained * LIKES_PER_VIEW),
    comments: comments === null ? null : comments + Math.floor(gained * COMMENTS_PER_VIEW),
  };
}
