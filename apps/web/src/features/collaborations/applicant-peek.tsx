"use client";

import type { CollaborationRow } from "@fanfare/contracts/collaborations";
import { Button } from "@mantine/core";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { DateText } from "@/components/date-text.tsx";
import type { Peek } from "@/components/data-grid/use-peek.ts";
import { Figure, FigureStrip } from "@/components/figure.tsx";
import { PeekDrawer } from "@/components/peek-drawer.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { RowTurn } from "./applicant-columns.tsx";
import classes from "./applicants-screen.module.css";
import { ApplicationAnswers } from "./collaboration-parts.tsx";
import { mayDecline, mayOffer, mayShortlist } from "./use-decisions.ts";

type Decide = (row: CollaborationRow) => void;
type ApplicantPeekProps = { peek: Peek<CollaborationRow>; mayDecide: boolean; isDeciding: boolean; onOffer: Decide; onShortlist: Decide; onDecline: Decide };

/** An applicant beside the list: who they are, what they answered, and the three decisions with their keys. */
export function ApplicantPeek({ peek, mayDecide, isDeciding, onOffer, onShortlist, onDecline }: ApplicantPeekProps) {
  const t = useTranslations("collaborations.applicants");
  const { row } = peek;
  return (
    <PeekDrawer
      isOpen={row !== undefined}
      onClose={peek.close}
      title={row?.creatorName ?? ""}
      href={`/collaborations/${row?.id ?? ""}`}
      {...(peek.next && { onNext: peek.next })}
      {...(peek.previous && { onPrevious: peek.previous })}
      actions={
        row && mayDecide && (mayOffer(row) || mayDecline(row)) ? (
          <>
            {mayOffer(row) ? (
              <Button onClick={() => onOffer(row)} disabled={isDeciding}>
                {t("offer")}
                <kbd className={classes.key}>A</kbd>
              </Button>
            ) : null}
            {mayShortlist(row) ? (
              <Button variant="default" onClick={() => onShortlist(row)} disabled={isDeciding}>
                {t("shortlist")}
                <kbd className={classes.key}>S</kbd>
              </Button>
            ) : null}
            {mayDecline(row) ? (
              <Button variant="subtle" color="gray" onClick={() => onDecline(row)} disabled={isDeciding}>
                {t("decline")}
                <kbd className={classes.key}>D</kbd>
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      {row ? <Applicant row={row} /> : null}
    </PeekDrawer>
  );
}

function Applicant({ row }: { row: CollaborationRow }) {
  const t = useTranslations("collaborations.applicants");
  const { number } = useFormatter();
  const locale = useLocale();
  const country = row.country ? (new Intl.DisplayNames([locale], { type: "region" }).of(row.country) ?? row.country) : null;
  const compact = (value: number | null) => (value === null ? null : number(value, { notation: "compact", maximumFractionDigits: 1 }));
  return (
    <div className={classes.peek}>
      <div className={classes.peekHead}>
        <StatusBadge status={row.status} />
        <RowTurn row={row} />
        <span>
          {[country, row.topics.join(", ")].filter(Boolean).join(" · ")}
        </span>
        <span>
          {t("appliedOn")} <DateText value={row.appliedAt} />
        </span>
      </div>
      {row.accounts.map((account) => (
        <section key={`${account.platform} ${account.handle}`}>
          <h3 className={classes.peekHeading}>
            <PlatformIcon platform={account.platform} /> @{account.handle}
          </h3>
          <FigureStrip>
            <Figure label={t("followers")} value={compact(account.followers)} unknownReason={t("unknown")} origin={{ definition: t("followersMeaning"), readAt: account.readAt }} />
            <Figure label={t("averageViews")} value={compact(account.averageViews)} unknownReason={t("unknown")} origin={{ definition: t("averageViewsMeaning"), readAt: account.readAt }} />
            <Figure
              label={t("engagementRate")}
              value={account.engagementRate === null ? null : number(account.engagementRate, { style: "percent", maximumFractionDigits: 1 })}
              unknownReason={t("unknown")}
              origin={{ definition: t("engagementRateMeaning"), readAt: account.readAt }}
            />
          </FigureStrip>
        </section>
      ))}
      <section>
        <h3 className={classes.peekHeading}>{t("application")}</h3>
        <ApplicationAnswers collaboration={row} />
      </section>
      {row.endReason ? (
        <section>
          <h3 className={classes.peekHeading}>{t("endReason")}</h3>
          <p>{row.endReason}</p>
        </section>
      ) : null}
    </div>
  );
}
