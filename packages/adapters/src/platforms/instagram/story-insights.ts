import { z } from "zod";

import type { StoryNumbers } from "@fanfare/domain/tracking";

import { Count } from "../count.ts";

/** `impressions` is the older name of what a story's views are now. Replies are no comments, as in all readings of stories. */
const StoryInsights = z.object({ views: Count, impressions: Count, likes: Count, comments: Count, shares: Count });

/**
 * The figures in a story's last insights, as the platform sends them in `story_insights` when the story ends; what is not among them is
 * null. Null altogether where any is no count: Instagram tells -1 of what too few people did, and a message with one mistake may have two.
 * Source: developers.facebook.com/docs/instagram-platform/webhooks.
 */
export function readStoryInsights(values: Readonly<Record<string, unknown>>): StoryNumbers | null {
  const insights = StoryInsights.safeParse(values).data;
  if (insights === undefined) return null;
  const { views, impressions, ...counts } = insights;
  return { views: views ?? impressions, ...counts };
}
