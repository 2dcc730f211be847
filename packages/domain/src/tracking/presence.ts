import type { PublicationCheck } from "@fanfare/contracts/tracking";
import { event } from "../kernel/index.ts";
import { observe, type Observation } from "./observation.ts";
import { missingIn, named, owned, type Decided, type Publication } from "./publication.ts";
import { leastBetweenLooks } from "./sync/plan.ts";

/** What a reading saw of a post: that nobody can see it, that it is there (only its numbers were read), or the post itself. */
export type Sighting = "gone" | "there" | { textHash: string; text: string; checks: readonly PublicationCheck[] };
/** `lastTextHash` is of what the post said when it was last read; `isTextKept`: whether those words were kept, which they were not always. */
export type Presence = { seen: Sighting; rawKey: string | null; lastTextHash: string | null; isTextKept: boolean };
/** Without observations the reading told nothing that is worth a line. */
export type PresenceDecided = Decided & { observations: Observation[] };

/** Whether it matters how the post is now. */
const mustStay = ({ status, mustStayUntil }: Publication, at: Date): boolean => status === "verified" && mustStayUntil !== null && at < mustStayUntil;

/**
 * What a reading means for a verified post: gone, back, edited, or as it was. Its state stays "verified" and its numbers
 * stay what they were: the people decide what follows. Each change is told once; after the time for which the post has
 * to stay up, only that it came back is.
 */
export function notePresence(publication: Publication, { seen, rawKey, lastTextHash, isTextKept }: Presence, at: Date): PresenceDecided {
  const nothing: PresenceDecided = { state: publication, facts: [], observations: [] };
  if (publication.status !== "verified") return nothing;
  if (seen === "gone") return mustStay(publication, at) && publication.goneAt === null ? gone(publication, rawKey, at) : nothing;
  const back = publication.goneAt === null ? null : cameBack(publication, seen, rawKey, at);
  if (seen === "there" || !mustStay(publication, at)) return back ?? nothing;
  const looked = looksAt(back?.state ?? publication, seen, { rawKey, lastTextHash, isTextKept }, at);
  const parts = [back, looked].filter((part) => part !== null);
  return { state: parts.at(-1)?.state ?? publication, observations: parts.flatMap(({ observations }) => observations), facts: parts.flatMap(({ facts }) => facts) };
}

function gone(publication: Publication, rawKey: string | null, at: Date): PresenceDecided {
  const checks: PublicationCheck[] = [{ name: "public", result: "failed", wanted: null, found: "gone" }];
  const state = { ...publication, goneAt: at, updatedAt: at };
  return { state, observations: [observe(state, "gone", { checks, textHash: null, text: null, rawKey }, at)], facts: [event("tracking.publication-gone.v1", owned(state), named(state))] };
}

function cameBack(publication: Publication, seen: Exclude<Sighting, "gone">, rawKey: string | null, at: Date): PresenceDecided {
  const state = { ...publication, goneAt: null, updatedAt: at };
  const { checks, textHash } = seen === "there" ? { checks: [], textHash: null } : seen;
  return { state, observations: [observe(state, "back", { checks, textHash, text: null, rawKey }, at)], facts: [event("tracking.publication-back.v1", owned(state), named(state))] };
}

/** Compares what the post says with what it said when it was last read, and with what was verified. */
function looksAt(publication: Publication, { textHash, text, checks }: Exclude<Sighting, string>, { rawKey, lastTextHash, isTextKept }: Omit<Presence, "seen">, at: Date): PresenceDecided | null {
  const before = lastTextHash ?? publication.textHash;
  const isAsVerified = publication.textHash === null || textHash === publication.textHash;
  const state = { ...publication, textHash: publication.textHash ?? textHash, lookedAt: at, updatedAt: at };
  const evidence = { checks, textHash, rawKey };
  // What a changed post said before can be shown only if it was kept while it stood there.
  const unchanged = { ...evidence, text: isTextKept ? null : text };
  if (before === null || before === textHash) {
    // A look without news is noted once a day, however often the post is read.
    const isNewsworthy = publication.lookedAt === null || at.getTime() - publication.lookedAt.getTime() >= leastBetweenLooks;
    return isNewsworthy ? { state: { ...state, checks }, observations: [observe(state, "checked", unchanged, at)], facts: [] } : null;
  }
  const edited = { ...state, checks, editedAt: isAsVerified ? null : at };
  const facts = [event("tracking.publication-edited.v1", owned(edited), { ...named(edited), missing: missingIn(checks) })];
  return { state: edited, observations: [observe(edited, "edited", { ...evidence, text }, at)], facts };
}
