import { z } from "zod";
import { StaleReason } from "./connections.ts";
import { Platform } from "./platforms.ts";

/** By whose leave figures are known: read with the creator's consent, read from what everybody sees, or shown by the creator and accepted. */
export const FigureSource = z.enum(["consent", "public", "by-hand"]);
export type FigureSource = z.infer<typeof FigureSource>;

/** How old figures are, where they come from, and since when and why there are no newer ones. */
export const FreshnessView = z.strictObject({
  platform: Platform,
  source: FigureSource,
  /** The last moment at which the platform told these figures; null before the first reading. */
  readAt: z.iso.datetime().nullable(),
  /** Whether they are read no more, because their time is over. */
  isFinal: z.boolean(),
  staleSince: z.iso.datetime().nullable(),
  staleReason: StaleReason.nullable(),
});
export type FreshnessView = z.infer<typeof FreshnessView>;

/** How fresh the verified posts of a report are, at the moment that it is about. What is in none of the parts was read by plan, more than a day ago. */
export const ReportFreshness = z.strictObject({
  posts: z.int(),
  /** Read within a day before, and nothing stands in the way of the next reading. */
  fresh: z.int(),
  byHand: z.int(),
  final: z.int(),
  unread: z.int(),
  stale: z.array(z.strictObject({ platform: Platform, reason: StaleReason, posts: z.int() })),
});
export type ReportFreshness = z.infer<typeof ReportFreshness>;
