"use client";

import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import { useTranslations } from "next-intl";

/** A piece of work in words: "Video for YouTube". */
export function usePieceName(): (requirement: Pick<DeliverableRequirement, "format" | "platform">) => string {
  const t = useTranslations("content");
  const platform = useTranslations("common.platform");
  return (requirement) => t("piece", { format: t(`format.${requirement.format}`), platform: platform(requirement.platform) });
}
