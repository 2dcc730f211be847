"use client";

import type { CreatorCollaboration } from "@fanfare/contracts/collaborations";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useFormatDay } from "@/components/date-text.tsx";
import { MoneyText } from "@/components/money-text.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import classes from "./creator-home.module.css";
import { stepOf, steps } from "./progress.ts";

/** What goes on, each with who acts next, by when, for how much, and when it is paid. */
export function CollaborationCards({ collaborations }: { collaborations: readonly CreatorCollaboration[] }) {
  return (
    <ul className={classes.list}>
      {collaborations.map((one) => (
        <li key={one.id}>
          <CollaborationCard collaboration={one} />
        </li>
      ))}
    </ul>
  );
}

function CollaborationCard({ collaboration }: { collaboration: CreatorCollaboration }) {
  const t = useTranslations("creator-home");
  const { id, campaignName, brandName, status, amount } = collaboration;
  const done = stepOf(status);
  return (
    <Link href={`/creator/collaborations/${id}`} className={classes.work}>
      <span className={classes.row}>
        <span className={classes.name}>{campaignName}</span>
        {amount ? <MoneyText money={amount} isStrong /> : null}
      </span>
      <span className={classes.row}>
        <span className={classes.quiet}>{brandName}</span>
        <StatusBadge status={status} />
      </span>
      <ol className={classes.steps} aria-label={t("progress", { done: done + 1, total: steps.length })}>
        {steps.map((step, index) => (
          <li key={step} className={classes.step} data-state={index <= done ? "done" : index === done + 1 ? "current" : "ahead"} title={t(`step.${step}`)} />
        ))}
      </ol>
      <span className={classes.facts}>
        <Turn collaboration={collaboration} />
        <span className={classes.quiet}>
          <PaidWhen collaboration={collaboration} />
        </span>
      </span>
    </Link>
  );
}

/** Who acts next and by which day. */
function Turn({ collaboration: { turn, brandName } }: { collaboration: CreatorCollaboration }) {
  const t = useTranslations("creator-home.turn");
  const day = useFormatDay();
  if (turn.side === "nobody") return null;
  return <span>{t(turn.side, { brand: brandName, date: turn.until ? day(turn.until) : "", hasDate: turn.until ? "yes" : "no" })}</span>;
}

/** When the money comes, as far as it can be told. */
function PaidWhen({ collaboration: { payout, amount, holdDays, status } }: { collaboration: CreatorCollaboration }) {
  const t = useTranslations("creator-home.paid");
  const day = useFormatDay();
  if (!amount || stepOf(status) < 1) return null;
  if (!payout) return <>{t("after", { days: holdDays })}</>;
  if (payout.settledAt) return <>{t("on", { date: day(payout.settledAt) })}</>;
  if (payout.failure) return <>{t(payout.failure.actor === "creator" ? "needsYou" : "held")}</>;
  return <>{payout.status === "on-hold" ? t("from", { date: day(payout.holdUntil) }) : t("soon")}</>;
}
