"use client";

import type { CreatorRelation } from "@fanfare/contracts/discovery";
import { Tooltip } from "@mantine/core";
import { IconListDetails, IconMailForward, IconSpeakerphone, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormatDay } from "@/components/date-text.tsx";
import classes from "./results.module.css";

type RelationMarksProps = {
  relation: CreatorRelation | undefined;
  /** Signs only, for a row; their words come on hover and to screen readers. */
  isShort?: boolean;
};

/** How this organization stands to a creator: declined, in campaigns, contacted, on lists. Nothing when there is nothing. */
export function RelationMarks({ relation, isShort = false }: RelationMarksProps) {
  const t = useTranslations("discovery.relation");
  const day = useFormatDay();
  if (!relation) return null;
  const { hasDeclined, campaigns, lastContactAt, lists } = relation;
  if (!hasDeclined && campaigns === 0 && lastContactAt === null && lists === 0) return null;
  return (
    <span className={classes.marks}>
      {hasDeclined ? <Mark tone="bad" icon={<IconX size={13} aria-hidden />} short={isShort ? null : t("declined")} whole={t("declinedHint")} /> : null}
      {campaigns > 0 ? <Mark icon={<IconSpeakerphone size={13} aria-hidden />} short={t("campaigns", { count: campaigns })} whole={t("campaignsHint", { count: campaigns })} /> : null}
      {lastContactAt ? <Mark icon={<IconMailForward size={13} aria-hidden />} short={isShort ? null : day(lastContactAt)} whole={t("contactedHint", { date: day(lastContactAt) })} /> : null}
      {lists > 0 ? <Mark icon={<IconListDetails size={13} aria-hidden />} short={String(lists)} whole={t("listsHint", { count: lists })} /> : null}
    </span>
  );
}

function Mark({ icon, short, whole, tone }: { icon: ReactNode; short: string | null; whole: string; tone?: "bad" }) {
  return (
    <Tooltip label={whole}>
      <span className={classes.mark} data-tone={tone}>
        {icon}
        {short === null ? null : <span aria-hidden="true">{short}</span>}
        <span className={classes.spoken}>{whole}</span>
      </span>
    </Tooltip>
  );
}
