"use client";

import type { StoryCoverage as Coverage } from "@fanfare/contracts/reporting";
import { useTranslations } from "next-intl";
import classes from "./publication.module.css";

/** How much of a campaign's stories the report is made of. */
export function StoryCoverage({ stories }: { stories: Coverage | null }) {
  const t = useTranslations("tracking.coverage");
  if (stories === null) return null;
  return (
    <p className={classes.quiet}>
      {t("stories", { stories: stories.stories })} {t("parts", { captured: stories.captured, proof: stories.proof, missing: stories.missing })}
    </p>
  );
}
