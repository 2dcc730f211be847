"use client";

import { Button } from "@mantine/core";
import { IconBuildingBank } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FiguresSkeleton } from "@/components/skeletons.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useMay } from "../auth/me.tsx";
import { DepositDialog } from "./deposit-dialog.tsx";
import { PayoutList } from "./payout-list.tsx";
import classes from "./payments.module.css";
import { Statement } from "./statement.tsx";
import { WalletFigures } from "./wallet-figures.tsx";

/** The money of one campaign. */
export function CampaignPaymentsScreen({ campaignId }: { campaignId: string }) {
  const t = useTranslations("payments");
  const common = useTranslations("common");
  const mayFund = useMay("payments.fund");
  const [isFunding, setFunding] = useState(false);
  const { data: wallet, isError, error } = useQuery(useTRPC().payments.query.findWallet.queryOptions({ campaignId }));
  if (isError) return <p role="alert">{error.message}</p>;
  return (
    <div className={classes.layout}>
      <section className={classes.section} aria-labelledby="wallet">
        <div className={classes.head}>
          <h2 id="wallet" className={classes.heading}>
            {t("wallet.one")}
          </h2>
          {mayFund && wallet ? (
            <Button leftSection={<IconBuildingBank size={16} />} onClick={() => setFunding(true)}>
              {t("deposit.title")}
            </Button>
          ) : null}
        </div>
        {wallet ? <WalletFigures wallet={wallet} /> : <FiguresSkeleton label={common("loading")} />}
        {wallet?.funded.amount === "0" ? <p className={classes.quiet}>{t(mayFund ? "wallet.notFunded" : "wallet.notFundedAsk")}</p> : null}
      </section>
      <section className={classes.section} aria-labelledby="payouts">
        <h2 id="payouts" className={classes.heading}>
          {t("payouts.title")}
        </h2>
        <PayoutList campaignId={campaignId} />
      </section>
      <Statement campaignId={campaignId} />
      {isFunding && wallet ? <DepositDialog campaign={{ id: campaignId, name: wallet.campaignName, currency: wallet.funded.currency }} onClose={() => setFunding(false)} /> : null}
    </div>
  );
}
