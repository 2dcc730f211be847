"use client";

import type { InstallationStatus } from "@fanfare/contracts/operations";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "./operator.module.css";

/** The whole page in one line: all well, or what needs a person first. */
export function Verdict({ status }: { status: InstallationStatus }) {
  const t = useTranslations("operator.verdict");
  const { web, workers } = status;
  const away = [...new Set([...web, ...(workers?.dependencies ?? [])].filter(({ ok }) => !ok).map(({ name }) => name))];
  const waiting = (workers?.parkedSagas.length ?? 0) + (workers?.deadLetters.length ?? 0);
  const tone = away.length > 0 ? "bad" : waiting > 0 ? "attention" : "good";
  const Icon = tone === "good" ? IconCircleCheck : IconAlertTriangle;
  return (
    <div className={classes.verdict} data-tone={tone} role="status">
      <Icon size={24} aria-hidden />
      <div>
        <p className={classes.verdictLine}>{away.length > 0 ? t("away", { names: away.join(", ") }) : waiting > 0 ? t("waiting", { count: waiting }) : t("well")}</p>
        <p>{t("address", { url: status.publicUrl })}</p>
      </div>
    </div>
  );
}
