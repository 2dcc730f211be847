const LINK = /https?:\/\/[^\s<>"'()[\]{}]+/giu;
const HASHTAG = /(?<![\p{L}\p{N}_&/#])#([\p{L}\p{M}\p{N}_]+)/gu;
const MENTION = /(?<![\p{L}\p{N}_.@/=-])@([\p{L}\p{N}_][\p{L}\p{N}_.-]*)/gu;

/** Tags by which creators mark advertising, in the languages of our markets. */
const DISCLOSURE_TAGS = new Set([
  "ad",
  "ads",
  "advert",
  "advertisement",
  "sponsored",
  "paidpartnership",
  "werbung",
  "anzeige",
  "bezahltewerbung",
  "publicidad",
  "publi",
  "publicité",
  "sponsorisé",
  "reklama",
  "współpracareklamowa",
  "реклама",
]);
/** The token of the Russian register of advertising, which stands in the text itself. */
const ERID = /(?<![\p{L}\p{N}])erid\s*[:=]\s*[\w-]+/iu;

/** What a post's text says besides words: links as written, mentions and hashtags folded, each once. */
export function readPostText(text: string): { links: string[]; mentions: string[]; hashtags: string[]; saysAdvertising: boolean } {
  const links = unique([...text.matchAll(LINK)].map(([link]) => link.replace(/[.,;:!?…]+$/u, "")));
  const withoutLinks = text.replaceAll(LINK, " ");
  const hashtags = unique([...withoutLinks.matchAll(HASHTAG)].map(([, tag]) => folded(tag ?? "")));
  const mentions = unique([...withoutLinks.matchAll(MENTION)].map(([, name]) => folded(name ?? "").replace(/[.-]+$/, "")));
  return { links, mentions, hashtags, saysAdvertising: hashtags.some((tag) => DISCLOSURE_TAGS.has(tag)) || ERID.test(text) };
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
