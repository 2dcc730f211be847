import type { ImportDefaults, ImportField, ImportMapping } from "@fanfare/contracts/creators";
import type { Platform } from "@fanfare/contracts/platforms";

const average = "(average|avg|mean|median|averages?)";
const perPost = "( per post| count)?";

/**
 * Header words of known exports, most telling first: those of Modash, HypeAuditor, InsightIQ (Phyllo), GRIN, CreatorIQ, Aspire,
 * Upfluence, Klear, Traackr and Collabstr among them. Headers are compared in `plain` form. One that fits none is left out.
 */
const synonyms: [ImportField, RegExp][] = [
  ["handle", /^(social |account |platform |profile |creator |influencer |publisher )?(handle|user ?name|screen name|nick(name)?|login)s?$|^(account|channel)$/],
  ["profileUrl", /^(social |account |platform |profile |channel |creator |influencer |publisher |network )*(url|link|page)$|^(profile|channel) page$/],
  ["displayName", /^(display |full |first |creator |influencer |publisher |profile |account |channel )*(name|title)$|^(creator|influencer|publisher)$/],
  ["lastName", /^(last|family|sur) ?name$|^surname$/],
  ["platform", /^(social |primary |work )?(platform|network|channel type|media)( name)?$/],
  ["followers", /^(total |number of )?(followers|subscribers|fans|follower|subscriber)( count| number| size)?$|^(audience size|audience|reach followers|total audience)$/],
  ["averageViews", new RegExp(`^${average} (video |reel |reels |post )?(views|viewers|plays|video views)${perPost}$|^${average} (views|plays) (30d|90d)$`)],
  ["engagementRate", /^(average |avg |overall |public )?(er|engagement rate|engagement)( percentage value| percentage| percent| %)?$/],
  ["averageLikes", new RegExp(`^${average} (post )?likes${perPost}$|^likes ${average}$`)],
  ["averageComments", new RegExp(`^${average} (post )?comments${perPost}$|^comments ${average}$`)],
  ["averageShares", new RegExp(`^${average} (post )?(shares|retweets|reposts)${perPost}$`)],
  ["postCount", /^(posts?|media|content|videos?|uploads?|total posts|number of posts)( count)?$/],
  ["lastPost", /^(last|latest|most recent) (post|posted|media|content|activity|published|upload)( at| on| date| time| timestamp)?$|^last active$/],
  ["isVerified", /^(is )?verified( account| badge| status)?$/],
  ["audienceCredibility", /^(audience |followers )?credibility( score| %)?$|^(real|authentic|quality|credible) (followers|audience|people)( %)?$|^audience credibility.*$/],
  ["city", /^(creator |influencer |account |home )?city( name)?$/],
  ["location", /^(creator |influencer |account )?(location|based in|geo)$/],
  ["country", /^(creator |influencer |account |creator location )?country( code| name)?$/],
  ["gender", /^(creator |influencer |account )?(gender|sex)$/],
  ["birthYear", /^(year of birth|birth ?year|date of birth|birth ?date|birthday|dob)$/],
  ["age", /^(creator |influencer |account )?age( group| range| bracket)?$/],
  ["language", /^(creator |influencer |account |primary |main |content )?(language|lang)s?( code)?$/],
  ["email", /^(primary |business |contact |public |work )?e ?mails?( address(es)?)?$|^contact$/],
  ["topics", /^(top |main |content |creator |influencer )?(topic|categor(y|ie)|niche|interest|skill|vertical|tag)s?$/],
  ["bio", /^(bio|biography|description|about|introduction)$/],
  ["price", /^(starting |base |average |avg |post |proposed )?(price|rate|fee|cost)( per post| usd|s)?$|^(price|rate|cost) from$/],
];

/** Networks as they stand in front of a header ("Instagram Handle", "ig_followers"). */
const networks: [Platform, RegExp][] = [
  ["instagram", /^(instagram|insta|ig) /],
  ["tiktok", /^(tik ?tok|tt) /],
  ["youtube", /^(youtube|yt) /],
  ["twitch", /^twitch /],
  ["x", /^(twitter|x|x twitter) /],
];

/** A header without case, underscores, hyphens, dots and what stands in brackets: "Avg. likes", "avg_likes" and "AvgLikes" are one. */
export const plain = (header: string): string =>
  header
    .replace(/\(\s*%\s*\)/g, " %")
    .replace(/\([^)]*\)/g, " ")
    .replace(/([a-z])([A-Z])(?=[a-z])/g, "$1 $2")
    .toLowerCase()
    .replace(/%/g, " % ")
    .replace(/[_\s.:/-]+/g, " ")
    .trim();

const networkOf = (header: string): Platform | undefined => networks.find(([, prefix]) => prefix.test(header))?.[0];
const meaningOf = (header: string, taken: ReadonlySet<ImportField>): ImportField | undefined => synonyms.find(([field, pattern]) => !taken.has(field) && pattern.test(header))?.[0];

/** The headers in plain form, and the network whose columns are taken where the file has columns for each network. */
function understood(columns: readonly string[]): { headers: (string | null)[]; network: Platform | null } {
  const headers = columns.map(plain);
  const withoutNetwork = (header: string) => header.replace(networks.find(([, prefix]) => prefix.test(header))?.[1] ?? "", "");
  const named = headers.find((header) => networkOf(header) && ["handle", "profileUrl"].includes(meaningOf(withoutNetwork(header), new Set()) ?? ""));
  const network = named ? networkOf(named)! : null;
  return {
    network,
    headers: headers.map((header) => {
      const own = networkOf(header);
      if (!own || network === null) return header;
      return own === network ? withoutNetwork(header) : null;
    }),
  };
}

/**
 * Guesses what each column means from its header. Each meaning is given once, to the first header that fits. Where a file has
 * columns for each network, those of the first network with a handle or a link are taken: an account is a row.
 */
export function guessMapping(columns: readonly string[]): ImportMapping {
  const mapping: ImportMapping = {};
  const taken = new Set<ImportField>();
  understood(columns).headers.forEach((header, index) => {
    const field = header === null ? undefined : meaningOf(header, taken);
    if (!field) return;
    taken.add(field);
    mapping[String(index)] = field;
  });
  return mapping;
}

const tells: [Platform, RegExp][] = [
  ["twitch", /twitch|stream time|partnered|watch time/i],
  ["youtube", /youtube|subscribers/i],
  ["instagram", /instagram/i],
  ["tiktok", /tik ?tok/i],
];

/** Guesses the platform of a whole file: from the network its handles are of, else from its name and its headers; null when nothing tells. */
export function guessDefaults(fileName: string, columns: readonly string[]): ImportDefaults {
  const text = [fileName, ...columns].join(" ");
  const platform = understood(columns).network ?? tells.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
  return { platform, language: null, country: null };
}
