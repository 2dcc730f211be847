import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import type { CheckName, PublicationCheck } from "@fanfare/contracts/tracking";
import { dayBegins, dayEnds } from "./campaign-days.ts";
import type { PlatformPost } from "./platform.port.ts";

/** What a post has to fulfil: the brief's demands, whose it has to be, and when it may have come out. */
export type Expectations = {
  requirement: Pick<DeliverableRequirement, "platform" | "format" | "mustMention" | "mustLink" | "disclosure">;
  /** The creator's accounts on the platform: handles without @ in lower case, the platform's own id where it is known. */
  accounts: readonly { handle: string; externalId: string | null }[];
  agreedAt: Date | null;
  /** Days of the campaign (`2026-05-03`); null when it has none. */
  startsOn: string | null;
  endsOn: string | null;
  /** Where the creator lives (ISO 3166-1): a day counts while it is that day there, or in UTC. Null: not known. */
  country: string | null;
};

/** The longest that counts as a short, in ms. Source: support.google.com/youtube/answer/15424877 (three minutes). */
export const longestShortMs = 180_000;

/** A check with its evidence. */
export const check = (name: CheckName, isPassed: boolean, wanted: string | null, found: string | null): PublicationCheck => ({
  name, result: isPassed ? "passed" : "failed", wanted, found,
});

/** Looks a post over. What is gone fails at once and leaves nothing else to look at. */
export function checkPost(post: PlatformPost | "gone", expected: Expectations): PublicationCheck[] {
  if (post === "gone") return [check("public", false, null, "gone")];
  const { requirement } = expected;
  return [
    check("public", !post.unlisted, null, post.unlisted ? "unlisted" : null),
    accountCheck(post, expected),
    timeCheck(post, expected),
    ...requirement.mustMention.map((word) => check("mention", mentions(post, word), word, null)),
    ...(requirement.mustLink === null ? [] : [linkCheck(post, requirement.mustLink)]),
    ...(requirement.disclosure === "none" ? [] : [check("disclosure", post.disclosed, requirement.disclosure, null)]),
    ...formatChecks(post, requirement.format),
  ];
}

function accountCheck(post: PlatformPost, { accounts }: Expectations): PublicationCheck {
  const isTheirs = accounts.some(({ handle, externalId }) => (externalId === null ? handle === post.accountHandle : externalId === post.accountExternalId));
  return check("account", isTheirs, accounts.map(({ handle }) => `@${handle}`).join(", ") || null, post.accountHandle === null ? post.accountExternalId : `@${post.accountHandle}`);
}

/** A post counts from the agreement or the campaign's first day, whichever is later, to the end of its last day: in UTC, or where the creator lives. */
export function timeCheck(post: Pick<PlatformPost, "publishedAt">, { agreedAt, startsOn, endsOn, country }: Pick<Expectations, "agreedAt" | "startsOn" | "endsOn" | "country">): PublicationCheck {
  // Platforms tell whole seconds.
  const agreed = agreedAt === null ? 0 : Math.floor(agreedAt.getTime() / 1000) * 1000;
  const at = post.publishedAt.getTime();
  const from = Math.max(agreed, startsOn === null ? 0 : dayBegins(startsOn, country, at));
  const until = endsOn === null ? Infinity : dayEnds(endsOn, country, at);
  const bound = at > until ? until : from;
  return check("time", at >= from && at <= until, bound === 0 ? null : new Date(bound).toISOString(), post.publishedAt.toISOString());
}

function linkCheck(post: PlatformPost, wanted: string): PublicationCheck {
  const found = post.links.find((link) => leadsTo(link, wanted));
  return check("link", found !== undefined, wanted, found ?? (post.links[0] ? post.links.slice(0, 3).join(", ") : null));
}

/** What stays and what leaves after a day are never taken for each other; lengths are told by some platforms only, so only shorts need one. */
function formatChecks(post: PlatformPost, format: Expectations["requirement"]["format"]): PublicationCheck[] {
  if ((post.isStory ?? false) !== (format === "story")) return [check("format", false, format, post.isStory ? "story" : "post")];
  if (format === "story") return [check("format", true, "story", "story")];
  return format === "short" ? [shortCheck(post)] : [];
}

function shortCheck({ durationMs }: PlatformPost): PublicationCheck {
  return check("format", durationMs !== null && durationMs <= longestShortMs, String(longestShortMs), durationMs === null ? null : String(durationMs));
}

const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

/** Whether a text says a word: a handle as a mention, a tag as a tag, anything else as a word of its own, without regard to case. */
export function mentions(post: Pick<PlatformPost, "text" | "mentions" | "hashtags">, wanted: string): boolean {
  const word = folded(wanted.trim());
  if (word.startsWith("@")) return post.mentions.includes(word.slice(1));
  if (word.startsWith("#")) return post.hashtags.includes(word.slice(1));
  return new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "u").test(folded(post.text));
}

/** Whether a link leads where another does: the same host and path, and at least its parameters. Scheme, `www.` and a last slash don't matter. */
export function leadsTo(link: string, wanted: string): boolean {
  if (!URL.canParse(link) || !URL.canParse(wanted)) return false;
  const [one, other] = [new URL(link), new URL(wanted)];
  const place = ({ host, pathname }: URL) => `${host.replace(/^www\./, "")}${pathname.replace(/\/$/, "")}`;
  return place(one) === place(other) && [...other.searchParams].every(([name, value]) => one.searchParams.getAll(name).includes(value));
}
