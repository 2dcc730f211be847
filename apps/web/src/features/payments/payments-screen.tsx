"use client";

import type { WalletView } from "@fanfare/contracts/payments";
import { Anchor, Button } from "@mantine/core";
import { IconBuildingBank } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { EmptyState } from "@/components/empty-state.tsx";
import { MoneyText } from "@/components/money-text.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { FiguresSkeleton } from "@/components/skeletons.tsx";
import { StatusBadge, type Status } from "@/components/status-badge.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useMay } from "../auth/me.tsx";
import { DepositDialog } from "./deposit-dialog.tsx";
import { PayoutList } from "./payout-list.tsx";
import classes from "./payments.module.css";
import { Statement } from "./statement.tsx";
import { sumsByCurrency, WalletFigures } from "./wallet-figures.tsx";

/** All money of the organization: what campaigns have, whom is paid, and the ledger it follows from. */
export function PaymentsScreen() {
  const t = useTranslations("payments");
  const common = useTranslations("common");
  const found = useQuery(useTRPC().payments.query.findWallets.queryOptions());
  const wallets = found.data?.wallets;
  return (
    <>
      <PageHeader title={t("title")} />
      <div className={classes.layout}>
        {found.isError ? <p role="alert">{found.error.message}</p> : null}
        {!wallets && !found.isError ? <FiguresSkeleton label={common("loading")} /> : null}
        {wallets?.length === 0 ? <EmptyState icon={<IconBuildingBank size={28} />} title={t("empty.title")} text={t("empty.text")} action={<Button component={Link} href="/campaigns">{t("empty.action")}</Button>} /> : null}
        {wallets && wallets.length > 0 ? (
          <>
            {sumsByCurrency(wallets).map((sums) => (
              <WalletFigures key={sums.funded.currency} wallet={sums} />
            ))}
            <Wallets wallets={wallets} />
            <section className={classes.section} aria-labelledby="payouts">
              <h2 id="payouts" className={classes.heading}>
                {t("payouts.title")}
              </h2>
              <PayoutList campaignId={null} />
            </section>
            <Statement campaignId={null} />
          </>
        ) : null}
      </div>
    </>
  );
}

function Wallets({ wallets }: { wallets: readonly WalletView[] }) {
  const t = useTranslations("payments");
  const mayFund = useMay("payments.fund");
  const [funding, setFunding] = useState<WalletView | null>(null);
  return (
    <section className={classes.section} aria-labelledby="wallets">
      <h2 id="wallets" className={classes.heading}>
        {t("wallet.title")}
      </h2>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("wallet.campaign")}</th>
              <th scope="col">{t("wallet.state")}</th>
              {(["budget", "funded", "committed", "settled", "free"] as const).map((name) => (
                <th key={name} scope="col" className={classes.end}>
                  {t(`wallet.${name}`)}
                </th>
              ))}
              {mayFund ? <th aria-label={t("deposit.title")} /> : null}
            </tr>
          </thead>
          <tbody>
            {wallets.map((wallet) => (
              <tr key={wallet.campaignId}>
                <td>
                  <Anchor component={Link} href={`/campaigns/${wallet.campaignId}/payments`}>{wallet.campaignName}</Anchor>
                </td>
                <td>
                  <StatusBadge status={wallet.campaignStatus as Status} />
                </td>
                {(["budget", "funded", "committed", "settled", "free"] as const).map((name) => (
                  <td key={name} className={classes.end}>
                    <MoneyText money={wallet[name]} isStrong={name === "free"} />
                  </td>
                ))}
                {mayFund ? (
                  <td className={classes.end}>
                    <Button size="compact-md" variant="default" onClick={() => setFunding(wallet)}>
                      {t("deposit.open")}
                    </Button>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {funding ? <DepositDialog campaign={{ id: funding.campaignId, name: funding.campaignName, currency: funding.funded.currency }} onClose={() => setFunding(null)} /> : null}
    </section>
  );
}
