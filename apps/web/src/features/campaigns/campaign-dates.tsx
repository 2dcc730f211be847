"use client";

import { useTranslations } from "next-intl";
import { useFormatDay } from "@/components/date-text.tsx";

/** From when to when a campaign runs, in a few words. */
export function CampaignDates({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }) {
  const t = useTranslations("campaigns.dates");
  const day = useFormatDay();
  if (startsOn && endsOn) return <span>{t("range", { start: day(startsOn), end: day(endsOn) })}</span>;
  if (endsOn) return <span>{t("until", { end: day(endsOn) })}</span>;
  return <span>{startsOn ? t("from", { start: day(startsOn) }) : t("none")}</span>;
}
