"use client";

import { Money } from "@fanfare/contracts/money";
import type { TimelineEntry } from "@fanfare/contracts/collaborations";
import { useTranslations } from "next-intl";
import { MoneyText } from "@/components/money-text.tsx";
import { Timeline } from "@/components/timeline.tsx";

/** Facts worth a line, by their name without the version. What only repeats another one is left out. */
const told = new Set([
  "collaborations.application-submitted", "collaborations.creator-invited", "collaborations.creator-shortlisted", "collaborations.offer-made", "collaborations.offer-agreed",
  "collaborations.agreement-produced", "collaborations.collaboration-ended", "collaborations.collaboration-completed",
  "content.deliverables-opened", "content.draft-submitted", "content.changes-requested", "content.draft-approved",
  "tracking.publication-reported", "tracking.publication-verified", "tracking.publication-sent-back",
  "tracking.publication-edited", "tracking.publication-gone", "tracking.publication-back", "tracking.publication-unreadable", "tracking.story-proof-submitted", "tracking.story-proof-decided",
  "payments.budget-committed", "payments.budget-released", "payments.payout-scheduled", "payments.payout-settled", "payments.payout-parked", "payments.payout-cancelled",
]);

/** What happened in a collaboration, newest first, in sentences. */
export function CollaborationTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useTranslations("collaborations.timeline");
  const lines = entries.flatMap((entry) => {
    const name = entry.type.replace(/\.v\d+$/, "");
    return told.has(name) ? [{ ...entry, key: name.replace(".", "_") }] : [];
  });
  return (
    <Timeline
      label={t("label")}
      entries={lines.toReversed().map(({ id, key, at, actorKind, actorName, data }) => ({
        id,
        at,
        title: t(`event.${key}`, wordsOf(data)),
        by: actorKind === "system" ? null : actorName,
        details: <Details data={data} />,
      }))}
    />
  );
}

function wordsOf(data: Record<string, unknown>): Record<string, string | number> {
  const { by, status, versionNumber } = data;
  return {
    by: typeof by === "string" ? by : "",
    status: typeof status === "string" ? status : "",
    version: typeof versionNumber === "number" ? versionNumber : 0,
  };
}

/** The amount it was about, or the reason somebody gave. */
function Details({ data }: { data: Record<string, unknown> }) {
  const amount = Money.safeParse(data["amount"]);
  const reason = typeof data["reason"] === "string" ? data["reason"] : "";
  if (!amount.success && !reason) return null;
  return (
    <>
      {amount.success ? <MoneyText money={amount.data} /> : null}
      {reason ? <span>{reason}</span> : null}
    </>
  );
}
