"use client";

import type { CreatorStatementView, PayoutView } from "@fanfare/contracts/payments";
import { Anchor, Button } from "@mantine/core";
import { IconChevronRight, IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { DateText } from "@/components/date-text.tsx";
import { Figure, FigureStrip } from "@/components/figure.tsx";
import { MoneyText } from "@/components/money-text.tsx";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import classes from "./creator-payments.module.css";
import { PayoutAccountForm } from "./payout-account-form.tsx";
import { PayoutSteps } from "./payout-steps.tsx";

/** A creator's money: what is coming and when, what was paid, and where it is paid to. */
export function CreatorPaymentsScreen() {
  const t = useTranslations("payments.mine");
  const common = useTranslations("common");
  const { data, isError, error } = useQuery(useTRPC().payments.query.findMyStatement.queryOptions());
  if (isError) return <p role="alert">{error.message}</p>;
  if (!data) return <TextSkeleton label={common("loading")} lines={8} />;
  return (
    <div className={classes.root}>
      <h1 className={classes.title}>{t("title")}</h1>
      <Account account={data.account} />
      {data.totals.map(({ currency, coming, paid }) => (
        <FigureStrip key={currency}>
          <Figure label={t("coming")} value={<MoneyText money={coming} />} size="lg" />
          <Figure label={t("paid")} value={<MoneyText money={paid} />} />
        </FigureStrip>
      ))}
      <section className={classes.section} aria-labelledby="payouts">
        <div className={classes.head}>
          <h2 id="payouts" className={classes.heading}>
            {t("payouts")}
          </h2>
          {data.payouts.length > 0 ? (
            <Button component="a" href="/api/creator/statement" download variant="default" leftSection={<IconDownload size={16} />}>
              {t("csv")}
            </Button>
          ) : null}
        </div>
        {data.payouts.length === 0 ? <p className={classes.quiet}>{t("none")}</p> : null}
        <ul className={classes.list}>
          {data.payouts.map((payout) => (
            <li key={payout.id}>
              <Payout payout={payout} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Account({ account }: { account: CreatorStatementView["account"] }) {
  const t = useTranslations("payments.mine");
  if (account?.status === "enabled") {
    return (
      <section className={classes.account} aria-label={t("account")}>
        <div>
          <strong>{account.holderName}</strong>
          <p className={classes.quiet}>{t("accountReady")}</p>
        </div>
        <StatusBadge status="enabled" />
      </section>
    );
  }
  return <PayoutAccountForm account={account} />;
}

function Payout({ payout }: { payout: PayoutView }) {
  const t = useTranslations("payments.mine");
  const failure = useTranslations("payments.failure");
  const [isOpen, setOpen] = useState(payout.failure !== null);
  const when = payout.settledAt ?? payout.holdUntil;
  return (
    <article className={classes.payout}>
      <button type="button" className={classes.summary} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className={classes.name}>{payout.campaignName}</span>
        <span className={classes.amount}>
          <MoneyText money={payout.amount} isStrong />
        </span>
        <span className={classes.quiet}>
          {payout.brandName} · {t(payout.settledAt ? "paidOn" : payout.status === "on-hold" ? "paidFrom" : "due")} <DateText value={when} />
        </span>
        <span className={classes.state}>
          <StatusBadge status={payout.status} />
          <IconChevronRight size={16} aria-hidden className={classes.chevron} />
        </span>
      </button>
      {isOpen ? (
        <div className={classes.details}>
          {payout.failure ? <p className={classes.cause}>{failure(`${payout.failure.code}.mine`)}</p> : null}
          <PayoutSteps payout={payout} />
          <Anchor component={Link} href={`/creator/collaborations/${payout.collaborationId}`}>{t("open")}</Anchor>
        </div>
      ) : null}
    </article>
  );
}
