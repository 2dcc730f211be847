"use client";

import type { AccountFactsView, PeerGroupView } from "@fanfare/contracts/creator-facts";
import { useTranslations } from "next-intl";
import { Figure, FigureStrip } from "@/components/figure.tsx";
import { AccountFreshness } from "./account-freshness.tsx";
import { useAccountFigureWords } from "./use-account-figure-words.ts";

/** What one decides by, before anything is scrolled: reach, engagement beside similar accounts, authenticity, price. */
export function AccountFigures({ account }: { account: AccountFactsView }) {
  const t = useTranslations("creator-facts");
  const words = useAccountFigureWords();
  const { figures, peers } = account;
  const growth = figures.followersGrowth?.value?.["30"];
  const authenticity = figures.authenticity?.value;
  return (
    <>
      <FigureStrip>
        <Figure
          label={t("label.followers")} value={words.compact(account.followers)} unknownReason={t("reason.notTold")} origin={words.told(account, "followers")} size="lg"
          {...(growth !== undefined && { hint: t("growth30", { change: words.change(growth) ?? "–" }) })}
        />
        <Figure
          label={t("label.engagementRate")} value={words.percent(figures.engagementRate?.value ?? account.engagementRate)} unknownReason={words.reason(account, "engagementRate")}
          origin={words.computed(account, "engagementRate")} hint={<Similar peers={peers} name="engagementRate" write={words.percent} />} size="lg"
        />
        <Figure label={t("label.averageViews")} value={words.compact(account.averageViews)} unknownReason={t("reason.notTold")} origin={words.told(account, "averageViews")} size="lg" />
        <Figure
          label={t("label.estimatedReach")} value={words.compact(figures.estimatedReach?.value)} unknownReason={words.reason(account, "estimatedReach")}
          origin={words.computed(account, "estimatedReach", "estimated")} hint={t("perPost")} size="lg"
        />
        <Figure
          label={t("label.authenticity")} value={authenticity === null || authenticity === undefined ? null : `${Math.round(authenticity)} / 100`}
          unknownReason={words.reason(account, "authenticity")} origin={words.computed(account, "authenticity", "estimated")} size="lg"
        />
        <Figure
          label={t("label.estimatedPrice")} value={words.dollars(figures.estimatedPrice?.value)} unknownReason={words.reason(account, "estimatedPrice")}
          origin={words.computed(account, "estimatedPrice", "estimated")} hint={t("perPost")} size="lg"
        />
      </FigureStrip>
      <AccountFreshness account={account} />
    </>
  );
}

type SimilarProps = { peers: PeerGroupView | null; name: string; write: (value: number) => string | null };

function Similar({ peers, name, write }: SimilarProps) {
  const t = useTranslations("creator-facts");
  const range = peers?.ranges[name];
  return range ? t("similar", { median: write(range.median) ?? "–" }) : null;
}
