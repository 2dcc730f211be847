import type { Currency } from "@fanfare/contracts/money";
import type { NotificationView } from "@fanfare/contracts/notifications";
import { type Platform, platforms } from "@fanfare/contracts/platforms";
import { useTranslations } from "next-intl";
import { useFormatDay } from "@/components/date-text.tsx";
import { useFormatMoney } from "@/components/money-text.tsx";

/** Whose news it is: the same fact is told to an organization and to a creator in other words. */
export type NewsReader = "organization" | "creator";

const isPlatform = (value: unknown): value is Platform => platforms.some((platform) => platform === value);

/** A notification as a sentence; one of a kind that this version does not know says so. */
export function useNewsWords(reader: NewsReader): (notification: Pick<NotificationView, "kind" | "data">) => string {
  const t = useTranslations(`notifications.${reader}`);
  const common = useTranslations("common.platform");
  const money = useFormatMoney();
  const day = useFormatDay();
  return ({ kind, data }) => {
    const { platform, handle, amount, currency, lapsesAt, creatorName, campaignName, brandName, searchName, count } = data;
    const values = {
      creator: String(creatorName ?? "–"), campaign: String(campaignName ?? "–"), brand: String(brandName ?? "–"), search: String(searchName ?? "–"), count: Number(count ?? 0),
      account: [isPlatform(platform) ? common(platform) : platform, handle ? `@${handle}` : null].filter(Boolean).join(" "),
      amount: typeof amount === "string" && typeof currency === "string" ? money({ amount, currency: currency as Currency }) : "–",
      date: typeof lapsesAt === "string" ? day(lapsesAt) : "–",
    };
    const key = kind as Parameters<typeof t>[0];
    return t.has(key) ? t(key, values) : t("other");
  };
}
