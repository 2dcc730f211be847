"use client";

import type { PayoutStep, PayoutView } from "@fanfare/contracts/payments";
import { useTranslations } from "next-intl";
import { useFormatDay } from "@/components/date-text.tsx";
import { Timeline, type TimelineEntry } from "@/components/timeline.tsx";

const usual = ["scheduled", "hold-ended", "payable", "sent", "settled"] as const satisfies readonly PayoutStep["name"][];

/** A payout from its start to the creator's account: what is done, where it stands, what is still to come. */
export function PayoutSteps({ payout }: { payout: PayoutView }) {
  const t = useTranslations("payments.step");
  const failure = useTranslations("payments.failure");
  const day = useFormatDay();
  const done = payout.steps.map((step, index): TimelineEntry => ({
    id: `${index}`,
    title: t(step.name, { date: day(payout.holdUntil) }),
    at: step.at,
    state: step.name === "parked" || step.name === "cancelled" ? "failed" : "done",
    details: step.name === "cancelled" || step.name === "returned" ? step.note : undefined,
  }));
  if (payout.status === "settled" || payout.status === "cancelled") return <Timeline label={t("label")} entries={done} />;
  const reached = Math.max(...payout.steps.map(({ name }) => usual.findIndex((one) => one === name)));
  const ahead = usual.slice(reached + 1).filter((name) => name !== "payable");
  const coming = ahead.map((name, index): TimelineEntry => ({
    id: `ahead-${name}`,
    title: t(`ahead.${name}`, { date: day(payout.holdUntil) }),
    at: null,
    state: index === 0 && payout.status !== "parked" ? "current" : "ahead",
  }));
  const cause: TimelineEntry[] = payout.failure ? [{ id: "cause", title: failure(`${payout.failure.code}.cause`), at: null, state: "current", details: failure(`${payout.failure.code}.next`) }] : [];
  return <Timeline label={t("label")} entries={[...done, ...cause, ...coming]} />;
}
