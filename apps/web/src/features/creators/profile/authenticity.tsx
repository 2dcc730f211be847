"use client";

import type { AccountFactsView } from "@fanfare/contracts/creator-facts";
import { useFormatter, useTranslations } from "next-intl";
import classes from "./profile.module.css";
import { Panel } from "./panel.tsx";

type Tier = "nano" | "micro" | "mid" | "macro" | "mega";

/** Why the score is what it is: each signal, how peers usually are, and the points it gave or took. */
export function Authenticity({ account }: { account: AccountFactsView }) {
  const t = useTranslations("creator-facts.authenticity");
  const { number } = useFormatter();
  const figure = account.figures.authenticity;
  const signals = (figure?.signals ?? []).toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  if (!figure || figure.value === null) return null;
  const write = (value: number | null) => (value === null ? "–" : number(value, value < 1 ? { maximumSignificantDigits: 2 } : { notation: "compact", maximumFractionDigits: 1 }));
  const { peers } = account;
  return (
    <Panel
      title={t("title", { score: Math.round(figure.value) })}
      note={peers ? t(peers.isReference ? "reference" : "peers", { count: peers.accounts, tier: t(`tier.${peers.tier as Tier}`) }) : undefined}
    >
      <table className={classes.signals}>
        <thead>
          <tr>
            <th scope="col">{t("signal")}</th>
            <th scope="col">{t("here")}</th>
            <th scope="col">{t("usual")}</th>
            <th scope="col">{t("effect")}</th>
          </tr>
        </thead>
        <tbody>
          {signals.map((signal) => (
            <tr key={signal.name} data-effect={signal.effect < -0.5 ? "bad" : signal.effect > 0.5 ? "good" : "none"}>
              <th scope="row">{t.has(`name.${signal.name}`) ? t(`name.${signal.name}`) : signal.name}</th>
              <td>{write(signal.value)}</td>
              <td>{signal.peers ? t("between", { low: write(signal.peers.low), high: write(signal.peers.high) }) : "–"}</td>
              <td className={classes.effect}>{number(signal.effect, { maximumFractionDigits: 1, signDisplay: "exceptZero" })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
