"use client";

import type { CollaborationRow } from "@fanfare/contracts/collaborations";
import { useTranslations } from "next-intl";
import { EndDialog } from "./end-dialog.tsx";
import type { Decisions } from "./use-decisions.ts";

/** One considerate message, which each of them gets as a letter of their own. */
export function DeclineDialog({ rows, decisions, onClose }: { rows: readonly CollaborationRow[]; decisions: Decisions; onClose: () => void }) {
  const t = useTranslations("collaborations.declining");
  const first = rows[0];
  if (!first) return null;
  return (
    <EndDialog
      title={rows.length === 1 ? t("titleOne", { name: first.creatorName }) : t("title", { count: rows.length })}
      explanation={t("explanation", { count: rows.length })}
      reasonLabel={t("message")}
      reasonAtFirst={t("considerate", { campaign: first.campaignName })}
      label={t("confirm", { count: rows.length })}
      isRunning={decisions.isRunning}
      fault={undefined}
      onClose={onClose}
      onConfirm={(message) => decisions.decline(rows, message)}
    />
  );
}
