"use client";

import { Button, Skeleton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/empty-state.tsx";
import { faultMessage, readFault } from "@/lib/faults.ts";
import classes from "./review-screen.module.css";

/** The page's shape while it is read for the first time. */
export function ReviewSkeleton() {
  const common = useTranslations("common");
  return (
    <div role="status" aria-label={common("loading")}>
      <div aria-hidden className={classes.skeleton}>
        <Skeleton height={14} width={180} />
        <Skeleton height={28} width={320} />
        <div className={classes.skeletonStage}>
          <Skeleton className={classes.skeletonVideo ?? ""} />
          <Skeleton height={180} />
        </div>
      </div>
    </div>
  );
}

/** What is shown in place of a deliverable that could not be read. */
export function ReviewFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("content");
  const common = useTranslations("common");
  const faults = useTranslations("faults");
  const fault = readFault(error);
  return (
    <EmptyState
      title={t("failed")}
      text={faultMessage(fault, faults)}
      action={
        <Button variant="default" onClick={onRetry}>
          {common("retry")}
        </Button>
      }
    />
  );
}
