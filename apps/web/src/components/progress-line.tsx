"use client";

import { Button, Progress } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import classes from "./progress-line.module.css";

type ProgressLineProps = {
  /** What is being done or waited for ("Reading rows"). */
  label: string;
  done: number;
  /** Null while the end is not known. */
  total: number | null;
  /** How done and total are written; numbers by default (bytes need their own). */
  format?: (count: number) => string;
  error?: string;
  onCancel?: () => void;
};

/** Work that takes longer than a second: what is waited for, how far it is, and how to stop it. */
export function ProgressLine({ label, done, total, format, error, onCancel }: ProgressLineProps) {
  const t = useTranslations("common.progress");
  const { number } = useFormatter();
  const write = format ?? ((count: number) => number(count));
  const share = total ? Math.min(100, (done / total) * 100) : 100;
  return (
    <div className={classes.root}>
      <div className={classes.line}>
        <span>{error ? t("failed", { reason: error }) : label}</span>
        <span className={`${classes.count} tabular`}>
          {total === null ? write(done) : t("of", { done: write(done), total: write(total) })}
        </span>
        {onCancel ? (
          <Button variant="subtle" color="gray" size="compact-sm" onClick={onCancel}>
            {t("cancel")}
          </Button>
        ) : null}
      </div>
      <Progress.Root size={6}>
        <Progress.Section
          value={share}
          aria-label={label}
          color={error ? "red" : "pine"}
          animated={total === null && !error}
          striped={total === null && !error}
        />
      </Progress.Root>
    </div>
  );
}
