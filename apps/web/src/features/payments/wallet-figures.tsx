"use client";

import type { WalletView } from "@fanfare/contracts/payments";
import { useTranslations } from "next-intl";
import { Figure, FigureStrip } from "@/components/figure.tsx";
import { MoneyText } from "@/components/money-text.tsx";
import classes from "./payments.module.css";

type Sums = Pick<WalletView, "funded" | "committed" | "settled" | "free">;

/** Funded, committed, paid and free, and the same as a bar. */
export function WalletFigures({ wallet }: { wallet: Sums }) {
  const t = useTranslations("payments.wallet");
  const parts = (["funded", "committed", "settled", "free"] as const).map((name) => ({ name, money: wallet[name] }));
  const share = (amount: string) => (wallet.funded.amount === "0" ? 0 : (Number(amount) / Number(wallet.funded.amount)) * 100);
  return (
    <div>
      <FigureStrip>
        {parts.map(({ name, money }) => (
          <Figure key={name} label={t(name)} value={<MoneyText money={money} />} origin={{ definition: t(`meaning.${name}`) }} size={name === "free" ? "lg" : "md"} />
        ))}
      </FigureStrip>
      <div className={classes.meter} aria-hidden>
        <span className={classes.paid} style={{ width: `${share(wallet.settled.amount)}%` }} />
        <span className={classes.committed} style={{ width: `${share(wallet.committed.amount)}%` }} />
      </div>
    </div>
  );
}

/** The sums of wallets, one set for each currency. */
export function sumsByCurrency(wallets: readonly WalletView[]): Sums[] {
  const groups = Map.groupBy(wallets, ({ funded }) => funded.currency);
  return [...groups].map(([currency, group]) => {
    const total = (part: keyof Sums) => ({ currency, amount: group.reduce((sum, wallet) => sum + BigInt(wallet[part].amount), 0n).toString() });
    return { funded: total("funded"), committed: total("committed"), settled: total("settled"), free: total("free") };
  });
}
