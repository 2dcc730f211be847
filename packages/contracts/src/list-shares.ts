import { z } from "zod";
import { Id } from "./ids.ts";
import { Platform } from "./platforms.ts";

export const ListVote = z.enum(["yes", "maybe", "no"]);
export type ListVote = z.infer<typeof ListVote>;

export const ShareListInput = z.strictObject({
  listId: Id,
  label: z.string().trim().min(1, "Say whom the link is for.").max(120),
  mayVote: z.boolean(),
  expiresInDays: z.int().min(1).max(365).nullable(),
});
export type ShareListInput = z.infer<typeof ShareListInput>;
/** The address is the key, and is told this once. */
export const ShareListResult = z.strictObject({ id: Id, version: z.int(), url: z.string() });
export const RevokeListShareInput = z.strictObject({ listShareId: Id });

export const ListShareView = z.strictObject({
  id: Id, label: z.string(), mayVote: z.boolean(), createdAt: z.iso.datetime(), expiresAt: z.iso.datetime().nullable(), state: z.enum(["open", "expired", "revoked"]), votes: z.int(),
});
export type ListShareView = z.infer<typeof ListShareView>;

/** What somebody with a link said of a creator, under the name they typed. */
export const ListVoteView = z.strictObject({ creatorId: Id, listShareId: Id, label: z.string(), voter: z.string(), vote: ListVote, note: z.string(), votedAt: z.iso.datetime() });
export type ListVoteView = z.infer<typeof ListVoteView>;

export const VoteOnListInput = z.strictObject({
  token: z.string().regex(/^[\w-]{43}$/, "This link is not complete. Open it as it was sent."),
  creatorId: Id,
  voter: z.string().trim().min(1, "Type your name first.").max(80),
  vote: ListVote,
  note: z.string().trim().max(500, "A note has at most 500 characters."),
});
export type VoteOnListInput = z.infer<typeof VoteOnListInput>;
export const VoteOnListResult = z.strictObject({ creatorId: Id, vote: ListVote });

const figure = z.number().nullable();
/** `source`: a list that was imported, the creator's own word, or the platform. */
export const SharedAccount = z.strictObject({
  platform: Platform, handle: z.string(), url: z.string(), followers: figure, averageViews: figure, engagementRate: figure, authenticity: figure,
  source: z.enum(["import", "creator", "platform"]), readAt: z.iso.datetime(),
});
export type SharedAccount = z.infer<typeof SharedAccount>;

/** A creator as a client sees them: no addresses, no prices, no notes of the agency. */
export const SharedCreator = z.strictObject({
  id: Id, displayName: z.string(), bio: z.string(), country: z.string().nullable(), city: z.string().nullable(), languages: z.array(z.string()), topics: z.array(z.string()),
  accounts: z.array(SharedAccount),
  /** Said through this very link. */
  votes: z.array(z.strictObject({ voter: z.string(), vote: ListVote, note: z.string() })),
});
export type SharedCreator = z.infer<typeof SharedCreator>;
export type SharedList = { name: string; organization: string; label: string; mayVote: boolean; expiresAt: string | null; creators: SharedCreator[] };
