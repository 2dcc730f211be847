import type { Platform } from "@fanfare/contracts/platforms";

/** An account as an export tells of it. Shares are 0-1, growth too; `estimatedPrice` is in minor units of USD. */
type Account = {
  platform: Platform; handle: string; url: string | null; followers: number | null; averageViews: number | null; engagementRate: number | null;
  authenticity: number | null; followersGrowth30: number | null; estimatedPrice: number | null; metricsSource: string; metricsReadAt: string;
};
/** `email` only where the creator is on the organization's own list: who signed up by themselves is written to through the product. */
export type ExportedCreator = { id: string; displayName: string; country: string | null; city: string | null; languages: string[]; topics: string[]; email: string | null; accounts: Account[] };

/** A cell of a table: numbers stay numbers, unknown is empty. */
export type ExportCell = string | number | null;

/** Figures are those of the account with the most followers. Shares and growth are per cent, the price is in USD. */
export const exportColumns = [
  "Name", "Networks", "Handles", "Followers", "Engagement rate, %", "Average views", "Authenticity, 0-100", "Followers growth in 30 days, %", "Country", "City", "Languages", "Topics",
  "Estimated price, USD", "E-mail", "Links", "Source of figures", "Figures read on",
] as const;

const profiles: Record<Platform, (handle: string) => string> = {
  youtube: (handle) => `https://www.youtube.com/${/^UC[\w-]{22}$/.test(handle) ? "channel/" : "@"}${handle}`,
  instagram: (handle) => `https://www.instagram.com/${handle}`,
  tiktok: (handle) => `https://www.tiktok.com/@${handle}`,
  twitch: (handle) => `https://www.twitch.tv/${handle}`,
  x: (handle) => `https://x.com/${handle}`,
};

/** Where an account is to be seen: as its source told it, else made from its handle. */
export const profileUrl = ({ platform, handle, url }: Pick<Account, "platform" | "handle" | "url">): string => url ?? profiles[platform](encodeURIComponent(handle));

/** One row of an export. Several values of one cell are parted by a semicolon, because commas stand in names. */
export function exportRow({ displayName, country, city, languages, topics, email, accounts }: ExportedCreator): ExportCell[] {
  const main = accounts[0];
  return [
    displayName,
    joined(accounts.map(({ platform }) => platform)),
    joined(accounts.map(({ handle }) => handle)),
    main?.followers ?? null,
    perCent(main?.engagementRate),
    main?.averageViews ?? null,
    rounded(main?.authenticity),
    perCent(main?.followersGrowth30),
    country,
    city,
    joined(languages),
    joined(topics),
    rounded(main?.estimatedPrice, 0.01),
    email,
    joined(accounts.map(profileUrl)),
    main?.metricsSource ?? null,
    main?.metricsReadAt ?? null,
  ];
}

const joined = (values: readonly string[]): string => values.join("; ");
const rounded = (value: number | null | undefined, factor = 1): number | null => (typeof value === "number" ? Math.round(value * factor * 100) / 100 : null);
const perCent = (share: number | null | undefined): number | null => rounded(share, 100);
