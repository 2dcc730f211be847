"use client";

import type { CreatorCollaboration, CreatorTask } from "@fanfare/contracts/collaborations";
import { Button } from "@mantine/core";
import { IconArrowRight, IconSpeakerphone } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNow, useTranslations } from "next-intl";
import Link from "next/link";
import { useFormatDay } from "@/components/date-text.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { MoneyText } from "@/components/money-text.tsx";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { AccountsRequest, useAccountsNeed } from "@/features/connections/accounts-request.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { CollaborationCards } from "./collaboration-cards.tsx";
import classes from "./creator-home.module.css";
import { isOver } from "./progress.ts";

/** The first screen of a creator: what must I do, by when, how much do I get, when is it paid. */
export function CreatorHomeScreen() {
  const t = useTranslations("creator-home");
  const common = useTranslations("common");
  const { data, isError, error } = useQuery(useTRPC().collaborations.query.findMyHome.queryOptions());
  const need = useAccountsNeed();
  if (isError) return <p role="alert">{error.message}</p>;
  if (!data) return <TextSkeleton label={common("loading")} lines={8} />;
  const waiting = data.tasks.length + (need && need.kind !== "none" ? 1 : 0);
  const goingOn = data.collaborations.filter((one) => !isOver(one));
  const isNew = data.collaborations.length === 0;
  return (
    <div className={classes.root}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t("title")}</h1>
        <p className={classes.lead}>{t("lead", { count: waiting })}</p>
      </header>
      {need ? <AccountsRequest need={need} /> : null}
      {isNew ? <NothingYet /> : null}
      {data.tasks.length > 0 ? (
        <ul className={classes.list} aria-label={t("title")}>
          {data.tasks.map((task, index) => (
            <li key={`${task.kind} ${task.deliverableId ?? task.collaborationId ?? ""}`}>
              <Task task={task} isFirst={index === 0} holdDays={daysOf(task, data.collaborations)} />
            </li>
          ))}
        </ul>
      ) : null}
      {goingOn.length > 0 ? (
        <section className={classes.section} aria-labelledby="going-on">
          <h2 id="going-on" className={classes.heading}>
            {t("goingOn")}
          </h2>
          <CollaborationCards collaborations={goingOn} />
        </section>
      ) : null}
    </div>
  );
}

const daysOf = (task: CreatorTask, known: readonly CreatorCollaboration[]): number | null => known.find(({ id }) => id === task.collaborationId)?.holdDays ?? null;

const linkOf = ({ kind, collaborationId, deliverableId }: CreatorTask): string => {
  if (kind === "set-up-payout") return "/creator/payments";
  return deliverableId && kind !== "answer-offer" ? `/creator/collaborations/${collaborationId}#piece-${deliverableId}` : `/creator/collaborations/${collaborationId}`;
};

function Task({ task, isFirst, holdDays }: { task: CreatorTask; isFirst: boolean; holdDays: number | null }) {
  const t = useTranslations("creator-home");
  const day = useFormatDay();
  const now = useNow();
  const isLate = task.dueAt !== null && new Date(task.dueAt.length === 10 ? `${task.dueAt}T23:59:59Z` : task.dueAt) < now;
  const piece = task.format ? t(`piece.${task.format}`) : "";
  return (
    <Link href={linkOf(task)} className={classes.task} data-first={isFirst || undefined}>
      <span className={classes.what}>{t(`task.${task.kind}`, { piece })}</span>
      <span className={classes.money}>{task.amount ? <MoneyText money={task.amount} /> : null}</span>
      <span className={classes.about}>{task.kind === "set-up-payout" ? t("setUpWhy") : `${task.campaignName} · ${task.brandName}`}</span>
      <IconArrowRight size={20} className={classes.go} aria-hidden />
      <span className={classes.due} data-late={isLate || undefined}>
        {task.dueAt ? t(isLate ? "late" : task.kind === "answer-offer" || task.kind === "answer-invitation" ? "lapses" : "due", { date: day(task.dueAt) }) : task.kind === "set-up-payout" ? t("beforePay") : t("noDue")}
        {holdDays === null || !task.amount ? null : <span className={classes.quiet}> · {t("paidAfter", { days: holdDays })}</span>}
      </span>
    </Link>
  );
}

function NothingYet() {
  const t = useTranslations("creator-home");
  return (
    <EmptyState
      icon={<IconSpeakerphone size={28} />}
      title={t("empty.title")}
      text={t("empty.text")}
      action={
        <Button component={Link} href="/creator/opportunities" size="lg">
          {t("empty.action")}
        </Button>
      }
    />
  );
}
