"use client";

import type { ActivityRow } from "@fanfare/contracts/reporting";
import { Button } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormatMoney } from "@/components/money-text.tsx";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { Timeline } from "@/components/timeline.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import classes from "./tables.module.css";

const step = 12;
const most = 200;

/** The trail of a campaign, newest first, a dozen at a time. */
export function CampaignActivity({ campaignId }: { campaignId: string }) {
  const t = useTranslations("reporting.activity");
  const common = useTranslations("common");
  const [limit, setLimit] = useState(step);
  const { data } = useQuery(useTRPC().reporting.query.findCampaignActivity.queryOptions({ campaignId, limit }, { placeholderData: keepPreviousData }));
  const sentence = useSentence();
  const entries = (data ?? []).map((row) => ({ id: row.id, title: sentence(row), at: row.occurredAt, by: row.actorKind === "system" ? null : row.actorName }));
  return (
    <section className={classes.section} aria-label={t("title")}>
      <h2 className={classes.title}>{t("title")}</h2>
      {data === undefined ? <TextSkeleton label={common("loading")} lines={6} /> : entries.length === 0 ? <p>{t("empty")}</p> : <Timeline label={t("title")} entries={entries} />}
      {data && data.length === limit && limit < most ? (
        <Button variant="subtle" size="compact-md" onClick={() => setLimit(Math.min(most, limit * 3))}>
          {t("more")}
        </Button>
      ) : null}
    </section>
  );
}

/** A fact in words; one this version has no words for shows its own name. */
function useSentence(): (row: ActivityRow) => string {
  const t = useTranslations("reporting.activity.sentence");
  const money = useFormatMoney();
  return ({ type, creatorName, amount }) => {
    const key = type.replace(/\.v\d+$/, "");
    const values = { creator: creatorName ?? "–", amount: amount ? money(amount) : "–" };
    return t.has(key as Parameters<typeof t>[0]) ? t(key as Parameters<typeof t>[0], values) : key;
  };
}
