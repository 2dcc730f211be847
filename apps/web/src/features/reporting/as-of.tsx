"use client";

import { Alert, Button } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconHistory } from "@tabler/icons-react";
import { useNow, useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { useFormatDay } from "@/components/date-text.tsx";
import classes from "./campaign-overview.module.css";
import { parseAsDay } from "./day-in-address.ts";

/** The day a report looks back to, kept in the address; null is now. */
export const useAsOf = () => useQueryState("asOf", parseAsDay);

/** Chooses the day to look back to. */
export function AsOfInput() {
  const t = useTranslations("reporting.overview");
  const clear = { "aria-label": useTranslations("common")("clearDate") };
  const [asOf, setAsOf] = useAsOf();
  const today = useNow().toISOString().slice(0, 10);
  return <DateInput className={classes.asOf ?? ""} aria-label={t("asOf")} placeholder={t("asOfHint")} leftSection={<IconHistory size={18} aria-hidden />} clearable clearButtonProps={clear} valueFormat="D MMM YYYY" value={asOf} maxDate={today} onChange={(day) => void setAsOf(day)} />;
}

/** Says that the report is of the past, with the way back. */
export function AsOfBand() {
  const t = useTranslations("reporting.overview");
  const day = useFormatDay();
  const [asOf, setAsOf] = useAsOf();
  if (asOf === null) return null;
  return (
    <Alert color="brass" variant="light" role="status" icon={<IconHistory size={18} />}>
      <p className={classes.past}>{t("asOfBand", { date: day(asOf) })}</p>
      <Button variant="default" size="compact-md" onClick={() => void setAsOf(null)}>
        {t("backToNow")}
      </Button>
    </Alert>
  );
}
