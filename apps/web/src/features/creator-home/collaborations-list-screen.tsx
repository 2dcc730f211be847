"use client";

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { EmptyState } from "@/components/empty-state.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { CollaborationCards } from "./collaboration-cards.tsx";
import classes from "./creator-home.module.css";
import { isOver } from "./progress.ts";

/** All of a creator's collaborations: those going on, and those that are over. */
export function CollaborationsListScreen() {
  const t = useTranslations("creator-home");
  const common = useTranslations("common");
  const { data, isError, error } = useQuery(useTRPC().collaborations.query.findMyHome.queryOptions());
  if (isError) return <p role="alert">{error.message}</p>;
  if (!data) return <TextSkeleton label={common("loading")} lines={8} />;
  const goingOn = data.collaborations.filter((one) => !isOver(one));
  const over = data.collaborations.filter(isOver);
  return (
    <div className={classes.root}>
      <h1 className={classes.title}>{t("all")}</h1>
      {data.collaborations.length === 0 ? (
        <EmptyState title={t("empty.title")} text={t("empty.text")} action={<Button component={Link} href="/creator/opportunities" size="lg">{t("empty.action")}</Button>} />
      ) : null}
      {goingOn.length > 0 ? <CollaborationCards collaborations={goingOn} /> : null}
      {over.length > 0 ? (
        <section className={classes.section} aria-labelledby="over">
          <h2 id="over" className={classes.heading}>
            {t("over")}
          </h2>
          <div>
            {over.map(({ id, campaignName, status }) => (
              <Link key={id} href={`/creator/collaborations/${id}`} className={classes.ended}>
                <span>{campaignName}</span>
                <StatusBadge status={status} />
              </Link>
            ))}
          </div>
        </section>
      ) : null}
    </div>
  );
}
