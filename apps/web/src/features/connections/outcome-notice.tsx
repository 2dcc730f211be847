"use client";

import { Alert } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { outcomeOf } from "./outcome.ts";

/** What came of the way to a platform and back, until it is closed; it stands in the address, so that a reload keeps it. */
export function OutcomeNotice() {
  const t = useTranslations("connections.outcome");
  const platforms = useTranslations("common.platform");
  const [address, setAddress] = useQueryStates({ connected: parseAsString, problem: parseAsString });
  const outcome = outcomeOf(address);
  if (!outcome) return null;
  const isGood = outcome.kind === "connected";
  return (
    <Alert
      color={isGood ? "pine" : "brass"}
      variant="light"
      mb="lg"
      role={isGood ? "status" : "alert"}
      icon={isGood ? <IconCircleCheck size={18} /> : <IconAlertTriangle size={18} />}
      withCloseButton
      closeButtonLabel={t("close")}
      onClose={() => void setAddress({ connected: null, problem: null })}
    >
      {isGood ? t("connected", { platform: platforms(outcome.platform) }) : t(outcome.problem)}
    </Alert>
  );
}
