"use client";

import type { DeliverableView, DraftView } from "@fanfare/contracts/content";
import { Button } from "@mantine/core";
import { IconArrowRight, IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useEffect } from "react";
import { EmptyState } from "@/components/empty-state.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { TurnBadge } from "@/components/turn-badge.tsx";
import { useMay, useMe } from "@/features/auth/me.tsx";
import { PublicationChecks } from "@/features/tracking/publication-checks.tsx";
import { rememberRecent } from "@/lib/palette.ts";
import { useShortcuts } from "@/lib/shortcuts.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { Decide } from "./decide.tsx";
import { usePieceName } from "./piece-name.ts";
import { RequirementChecklist } from "./requirement-checklist.tsx";
import { ReviewFailed, ReviewSkeleton } from "./review-frame.tsx";
import { ReviewStage } from "./review-stage.tsx";
import classes from "./review-screen.module.css";
import { useReview, type Review } from "./use-review.ts";
import { useReviewUrl } from "./use-review-url.ts";
import { VersionStack } from "./version-stack.tsx";

/** The page on which an organization watches a version, talks about it and decides. */
export function ReviewScreen({ deliverableId }: { deliverableId: string }) {
  const { person } = useMe();
  const review = useReview("organization", deliverableId, person);
  const { data, error, refetch } = review.deliverable;
  if (error) return <ReviewFailed error={error} onRetry={() => void refetch()} />;
  if (!data) return <ReviewSkeleton />;
  return <Loaded view={data} review={review} />;
}

function Loaded({ view, review }: { view: DeliverableView; review: Review }) {
  const t = useTranslations("content");
  const url = useReviewUrl(view.drafts);
  const mayReview = useMay("content.review");
  const pieceName = usePieceName();
  const title = `${pieceName(view.requirement)} · ${view.creatorName}`;
  const { draft } = url;
  useEffect(() => rememberRecent({ href: `/content/${view.id}`, label: title }), [view.id, title]);
  useShortcuts(view.drafts.length > 1 ? [{ keys: "v", label: t("player.switchVersion"), group: t("player.keys"), run: () => url.choose(nextVersion(view.drafts, draft)) }] : []);
  return (
    <>
      <Header view={view} title={title} draft={draft} mayDecide={mayReview} onNewest={() => url.choose(view.draftNumber ?? 1)} />
      {draft ? (
        <ReviewStage key={`${draft.id}:${draft.asset.status === "ready"}`} side="organization" view={view} draft={draft} url={url} review={review} mayComment={mayReview && view.status !== "cancelled"} otherName={view.creatorName}>
          <div className={classes.below}>
            <section aria-labelledby="agreed">
              <h2 id="agreed" className={classes.heading}>
                {t("requirement.title")}
              </h2>
              <RequirementChecklist requirement={view.requirement} asset={draft.asset} draftId={draft.id} />
            </section>
            <section aria-labelledby="versions">
              <h2 id="versions" className={classes.heading}>
                {t("versions")}
              </h2>
              <VersionStack drafts={view.drafts} chosen={draft.number} onChoose={url.choose} />
            </section>
          </div>
        </ReviewStage>
      ) : (
        <>
          <EmptyState title={t("noVersion.title")} text={t("noVersion.text", { name: view.creatorName })} />
          <section className={classes.alone}>
            <h2 className={classes.heading}>{t("requirement.title")}</h2>
            <RequirementChecklist requirement={view.requirement} asset={null} draftId={null} />
          </section>
        </>
      )}
      <Published view={view} />
    </>
  );
}

const published = new Set<DeliverableView["status"]>(["approved", "published", "verified"]);

/** What became of the published post, once there can be one. */
function Published({ view }: { view: DeliverableView }) {
  const t = useTranslations("content");
  if (!published.has(view.status)) return null;
  return (
    <section className={classes.published} aria-labelledby="published">
      <h2 id="published" className={classes.heading}>
        {t("published")}
      </h2>
      <PublicationChecks deliverableId={view.id} />
    </section>
  );
}

function nextVersion(drafts: readonly DraftView[], current: DraftView | undefined): number {
  const at = drafts.findIndex(({ id }) => id === current?.id);
  return (drafts[at + 1] ?? drafts[0])!.number;
}

type HeaderProps = { view: DeliverableView; title: string; draft: DraftView | undefined; mayDecide: boolean; onNewest: () => void };

function Header({ view, title, draft, mayDecide, onNewest }: HeaderProps) {
  const t = useTranslations("content");
  const isDecidable = mayDecide && view.status === "submitted" && draft !== undefined && draft.number === view.draftNumber;
  const turn = view.turn === "organization" ? ({ kind: "mine" } as const) : ({ kind: "theirs", name: view.creatorName, until: view.dueOn } as const);
  return (
    <PageHeader
      breadcrumbs={[{ label: t("title"), href: "/content" }, { label: view.campaignName, href: `/content?campaign=${view.campaignId}` }]}
      title={title}
      meta={
        <>
          <StatusBadge status={view.status} />
          {view.turn === "nobody" ? null : <TurnBadge turn={turn} />}
        </>
      }
      secondary={
        <>
          {draft?.asset.originalUrl ? (
            <Button component="a" href={draft.asset.originalUrl} download variant="subtle" color="gray" leftSection={<IconDownload size={16} />}>
              {t("download")}
            </Button>
          ) : null}
          {draft && view.drafts[0] && draft.id !== view.drafts[0].id ? (
            <Button variant="default" onClick={onNewest}>
              {t("newest", { number: view.drafts[0].number })}
            </Button>
          ) : null}
          {isDecidable ? null : <NextInQueue currentId={view.id} />}
        </>
      }
      action={isDecidable ? <Decide view={view} draft={draft} /> : undefined}
    />
  );
}

/** After a decision the next version that waits is one click away. */
function NextInQueue({ currentId }: { currentId: string }) {
  const t = useTranslations("content");
  const waiting = useQuery(useTRPC().content.query.findDeliverables.queryOptions({ status: ["submitted"], limit: 5 }));
  const next = waiting.data?.rows.find(({ id }) => id !== currentId);
  if (!next) return null;
  return (
    <Button component={Link} href={`/content/${next.id}`} variant="default" rightSection={<IconArrowRight size={16} />}>
      {t("next", { name: next.creatorName })}
    </Button>
  );
}
