"use client";

import type { PayoutView } from "@fanfare/contracts/payments";
import { Anchor, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useMemo, useState } from "react";
import { CreatorAvatar } from "@/components/creator-avatar.tsx";
import { DataGrid, type GridColumn, usePeek } from "@/components/data-grid/data-grid.tsx";
import { DateText } from "@/components/date-text.tsx";
import { MoneyText } from "@/components/money-text.tsx";
import { PeekDrawer } from "@/components/peek-drawer.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { useMay } from "../auth/me.tsx";
import { EndDialog } from "../collaborations/end-dialog.tsx";
import classes from "./payments.module.css";
import { PayoutSteps } from "./payout-steps.tsx";

/** Payouts of one campaign or of all: those that need somebody on top, each with its cause, next step and who must act. */
export function PayoutList({ campaignId }: { campaignId: string | null }) {
  const t = useTranslations("payments.payouts");
  const found = useQuery(useTRPC().payments.query.findPayouts.queryOptions({ campaignId }));
  const rows = found.data?.payouts ?? [];
  const peek = usePeek<PayoutView>(rows, ({ id }) => id);
  const columns = usePayoutColumns(campaignId === null);
  return (
    <>
      <DataGrid
        label={t("title")}
        columns={columns}
        rows={rows}
        getRowId={({ id }) => id}
        getRowName={({ creatorName }) => creatorName}
        status={found.isError ? "error" : found.data ? "ready" : "loading"}
        onRetry={() => void found.refetch()}
        empty={<p className={classes.nothing}>{t("empty")}</p>}
        onPeek={peek.open}
        peekedId={peek.id}
        renderPhone={(row) => (
          <div className={classes.phonePayout}>
            <span>
              {row.creatorName}
              <span className={classes.quiet} style={{ display: "block" }}>
                {row.campaignName}
              </span>
            </span>
            <span className={classes.phoneEnd}>
              <MoneyText money={row.amount} isStrong />
              <StatusBadge status={row.status} />
            </span>
          </div>
        )}
        maxHeight="max(20rem, 60dvh)"
      />
      <PeekDrawer
        isOpen={peek.row !== undefined}
        onClose={peek.close}
        title={peek.row?.creatorName ?? ""}
        href={`/collaborations/${peek.row?.collaborationId ?? ""}`}
        {...(peek.next && { onNext: peek.next })}
        {...(peek.previous && { onPrevious: peek.previous })}
        actions={peek.row ? <PayoutActions payout={peek.row} /> : null}
      >
        {peek.row ? <PayoutFacts payout={peek.row} /> : null}
      </PeekDrawer>
    </>
  );
}

function usePayoutColumns(hasCampaign: boolean): GridColumn<PayoutView>[] {
  const t = useTranslations("payments.payouts.column");
  const failure = useTranslations("payments.failure");
  return useMemo(
    () => [
      {
        id: "creator", header: t("creator"), width: 200, isGrowing: true,
        cell: (row) => (
          <span style={{ display: "inline-flex", alignItems: "center", gap: 10 }}>
            <CreatorAvatar name={row.creatorName} size={28} />
            {row.creatorName}
          </span>
        ),
      },
      ...(hasCampaign ? [{ id: "campaign", header: t("campaign"), width: 200, cell: (row: PayoutView) => row.campaignName, isHiddenOnPhone: true }] : []),
      { id: "status", header: t("status"), width: 160, cell: (row) => <StatusBadge status={row.status} /> },
      { id: "who", header: t("who"), width: 260, cell: (row) => (row.failure ? failure(`${row.failure.code}.short`) : <span className={classes.quiet}>{t(`waits.${row.status}`)}</span>), isHiddenOnPhone: true },
      { id: "date", header: t("date"), width: 120, align: "end", cell: (row) => <DateText value={row.settledAt ?? row.holdUntil} />, isHiddenOnPhone: true },
      { id: "amount", header: t("amount"), width: 130, align: "end", cell: (row) => <MoneyText money={row.amount} /> },
    ],
    [t, failure, hasCampaign],
  );
}

function PayoutFacts({ payout }: { payout: PayoutView }) {
  const t = useTranslations("payments.payouts");
  const failure = useTranslations("payments.failure");
  return (
    <div className={classes.peekBody}>
      <div>
        <div className={classes.bigAmount}>
          <MoneyText money={payout.amount} isStrong />
        </div>
        <p className={classes.quiet}>
          {payout.campaignName} · {payout.brandName}
        </p>
      </div>
      {payout.failure ? (
        <p className={classes.cause}>
          <strong>{failure(`${payout.failure.code}.cause`)}</strong>
          {failure(`${payout.failure.code}.next`)}
          {payout.failure.code === "declined" ? <span style={{ display: "block" }}>{payout.failure.message}</span> : null}
        </p>
      ) : null}
      <PayoutSteps payout={payout} />
      <Anchor component={Link} href={`/payments?payout=${payout.id}#ledger`}>{t("entries")}</Anchor>
    </div>
  );
}

/** Trying again and cancelling, for whoever may pay. */
function PayoutActions({ payout }: { payout: PayoutView }) {
  const t = useTranslations("payments.payouts");
  const mayPay = useMay("payments.pay");
  const [isCancelling, setCancelling] = useState(false);
  const trpc = useTRPC();
  const invalidates = ["payments", "collaborations", "campaigns"];
  const retry = useCommand(trpc.payments.command.retryPayout, { invalidates, onDone: () => notifyDone(t("retried")) });
  const cancel = useCommand(trpc.payments.command.cancelPayout, { invalidates, onDone: () => setCancelling(false) });
  const mayCancel = payout.status === "on-hold" || payout.status === "payable" || (payout.status === "parked" && payout.failure?.code !== "outcome-unknown");
  if (!mayPay || (payout.status !== "parked" && !mayCancel)) return null;
  return (
    <>
      {payout.status === "parked" ? (
        <Button loading={retry.isPending} onClick={() => retry.mutate({ payoutId: payout.id })}>
          {t("retry")}
        </Button>
      ) : null}
      {mayCancel ? (
        <Button variant="default" disabled={retry.isPending} onClick={() => setCancelling(true)}>
          {t("cancel.button")}
        </Button>
      ) : null}
      {isCancelling ? (
        <EndDialog
          title={t("cancel.title", { name: payout.creatorName })}
          explanation={t("cancel.explanation")}
          reasonLabel={t("cancel.reason")}
          label={t("cancel.confirm")}
          isRunning={cancel.isPending}
          fault={cancel.fault}
          onClose={() => setCancelling(false)}
          onConfirm={(reason) => cancel.mutate({ payoutId: payout.id, reason })}
        />
      ) : null}
    </>
  );
}
