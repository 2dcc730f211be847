"use client";

import type { DeliverableView } from "@fanfare/contracts/content";
import { Button, Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DateText } from "@/components/date-text.tsx";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { useMe } from "@/features/auth/me.tsx";
import { formatTime } from "@/features/review/frame-time.ts";
import { usePieceName } from "@/features/review/piece-name.ts";
import { RequirementChecklist } from "@/features/review/requirement-checklist.tsx";
import { ReviewFailed } from "@/features/review/review-frame.tsx";
import { ReviewStage } from "@/features/review/review-stage.tsx";
import { useReview, type Review } from "@/features/review/use-review.ts";
import { useReviewUrl } from "@/features/review/use-review-url.ts";
import { VersionStack } from "@/features/review/version-stack.tsx";
import { RejectedFile } from "@/features/upload/rejected-file.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { UploadDraft } from "./upload-draft.tsx";
import classes from "./work.module.css";

/** All pieces of one collaboration, for the creator who makes them. */
export function CollaborationWork({ collaborationId, organizationName }: { collaborationId: string; organizationName: string }) {
  const common = useTranslations("common");
  const { data } = useQuery(useTRPC().content.query.findMyDeliverables.queryOptions({ collaborationId }));
  if (!data) return <TextSkeleton label={common("loading")} lines={3} />;
  return (
    <div className={classes.pieces}>
      {data.map(({ id }) => (
        <DeliverableWork key={id} deliverableId={id} organizationName={organizationName} />
      ))}
    </div>
  );
}

/** One piece as its creator works on it: what was agreed, what is open, the next version, and all that was said. */
export function DeliverableWork({ deliverableId, organizationName }: { deliverableId: string; organizationName: string }) {
  const common = useTranslations("common");
  const { person } = useMe();
  const review = useReview("creator", deliverableId, person);
  const { data, error, refetch } = review.deliverable;
  if (error) return <ReviewFailed error={error} onRetry={() => void refetch()} />;
  if (!data) return <TextSkeleton label={common("loading")} lines={6} />;
  return <Piece view={data} review={review} organizationName={organizationName} />;
}

type PieceProps = { view: DeliverableView; review: Review; organizationName: string };

function Piece({ view, review, organizationName }: PieceProps) {
  const t = useTranslations("content");
  const pieceName = usePieceName();
  const name = organizationName;
  return (
    <article className={classes.piece} aria-label={pieceName(view.requirement)}>
      <header className={classes.head}>
        <h3 className={classes.title}>{pieceName(view.requirement)}</h3>
        <StatusBadge status={view.status} />
        {view.dueOn && view.turn === "creator" ? (
          <span className={classes.due}>
            {t.rich("work.due", { date: () => <DateText value={view.dueOn} /> })}
          </span>
        ) : null}
      </header>
      <p className={classes.state}>{t(`work.state.${view.status}`, { name, number: view.draftNumber ?? 0 })}</p>
      <Decision view={view} review={review} />
      <details className={classes.agreed} open={view.status === "open"}>
        <summary>{t("requirement.title")}</summary>
        <RequirementChecklist requirement={view.requirement} asset={null} draftId={view.status === "open" || view.status === "changes-requested" ? view.id : null} />
      </details>
      <NextVersion view={view} organizationName={name} />
      {view.drafts.length > 0 ? <Watch view={view} review={review} organizationName={name} /> : null}
    </article>
  );
}

/** What the last decision said, or why the last file could not be used, and the points to tick off. */
function Decision({ view, review }: { view: DeliverableView; review: Review }) {
  const t = useTranslations("content.work");
  const [newest] = view.drafts;
  if (view.status !== "changes-requested" || !newest) return null;
  if (newest.asset.rejectionReason) return <RejectedFile reason={newest.asset.rejectionReason} />;
  const points = view.comments.filter((comment) => comment.authorSide === "organization" && (comment.resolvedAt === null || comment.draftId === newest.id));
  const hint = view.openPoints > 0 ? t("tickOff") : points.length > 0 ? t("allDone") : null;
  return (
    <div className={classes.decision}>
      {newest.decisionNote ? <p className={classes.note}>{newest.decisionNote}</p> : null}
      {points.map((comment) => (
        <Checkbox
          key={comment.id}
          size="md"
          className={classes.point ?? ""}
          checked={comment.resolvedAt !== null}
          onChange={({ currentTarget }) => review.resolve(comment, currentTarget.checked)}
          label={newest.asset.kind === "video" ? t("pointAt", { time: formatTime(comment.atMs), body: comment.body }) : comment.body}
        />
      ))}
      {hint ? <p className={classes.hint}>{hint}</p> : null}
    </div>
  );
}

function NextVersion({ view, organizationName }: { view: DeliverableView; organizationName: string }) {
  const t = useTranslations("content.work");
  const [isWanted, setWanted] = useState(false);
  if (view.status === "open" || view.status === "changes-requested" || (view.status === "submitted" && isWanted)) {
    return (
      <section className={classes.section}>
        <h4 className={classes.heading}>{view.draftNumber === null ? t("uploadFirst") : t("uploadNext", { number: view.draftNumber + 1 })}</h4>
        <UploadDraft deliverable={view} organizationName={organizationName} />
      </section>
    );
  }
  if (view.status !== "submitted") return null;
  return (
    <Button variant="default" className={classes.newer ?? ""} onClick={() => setWanted(true)}>
      {t("uploadNewer")}
    </Button>
  );
}

function Watch({ view, review, organizationName }: PieceProps) {
  const t = useTranslations("content");
  const url = useReviewUrl(view.drafts, view.id);
  const { draft } = url;
  if (!draft) return null;
  return (
    <section className={classes.section}>
      <h4 className={classes.heading}>{t("work.watch")}</h4>
      <ReviewStage key={`${draft.id}:${draft.asset.status === "ready"}`} side="creator" view={view} draft={draft} url={url} review={review} mayComment={view.status !== "cancelled"} otherName={organizationName}>
        {view.drafts.length > 1 ? <VersionStack drafts={view.drafts} chosen={draft.number} onChoose={url.choose} /> : null}
      </ReviewStage>
    </section>
  );
}
