"use client";

import type { CreatorView, SocialAccountView } from "@fanfare/contracts/creators";
import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useMemo, type ReactNode } from "react";
import { Figure, FigureStrip } from "@/components/figure.tsx";
import { DateText } from "@/components/date-text.tsx";
import { MoneyText } from "@/components/money-text.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { StatusBadge, type Status } from "@/components/status-badge.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import classes from "./creator-facts.module.css";

/** What is known of a creator: accounts with their numbers, where they come from, rates, and our history together. */
export function CreatorFacts({ creatorId }: { creatorId: string }) {
  const common = useTranslations("common");
  const found = useQuery(useTRPC().creators.query.findCreator.queryOptions({ creatorId }));
  if (found.isError) return <p role="alert">{found.error.message}</p>;
  if (!found.data) return <TextSkeleton label={common("loading")} lines={8} />;
  const creator = found.data;
  return (
    <div className={classes.root}>
      {creator.accounts.map((account) => (
        <Account key={account.id} account={account} />
      ))}
      <CreatorAbout creator={creator} />
    </div>
  );
}

/** What holds for the person rather than an account: who they are, what they ask for, and our history together. */
export function CreatorAbout({ creator }: { creator: CreatorView }) {
  const t = useTranslations("creators.facts");
  return (
    <div className={classes.root}>
      {creator.bio ? <p className={classes.bio}>{creator.bio}</p> : null}
      <About creator={creator} />
      <Block title={t("rates")}>
        {creator.rates.length === 0 ? <p className={classes.none}>{t("noRates")}</p> : null}
        {creator.rates.map((rate) => (
          <div key={`${rate.platform} ${rate.format}`} className={classes.line}>
            <PlatformIcon platform={rate.platform} /> <span>{rate.format}</span>
            <MoneyText money={rate.price} />
          </div>
        ))}
      </Block>
      <Block title={t("history")}>
        {creator.history.length === 0 ? <p className={classes.none}>{t("noHistory")}</p> : null}
        {creator.history.map((entry) => (
          <div key={entry.collaborationId} className={classes.line}>
            <Anchor component={Link} href={`/collaborations/${entry.collaborationId}`}>
              {entry.campaignName}
            </Anchor>
            <StatusBadge status={entry.status as Status} />
            {entry.agreed ? <MoneyText money={entry.agreed} /> : null}
          </div>
        ))}
      </Block>
    </div>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.block}>
      <h3 className={classes.heading}>{title}</h3>
      {children}
    </section>
  );
}

function Account({ account }: { account: SocialAccountView }) {
  const t = useTranslations("creators.facts");
  const { number } = useFormatter();
  const origin = (definition: string) => ({ definition, source: account.metricsSource, readAt: account.metricsReadAt, basis: "measured" as const });
  const compact = (value: number | null) => (value === null ? null : number(value, { notation: "compact", maximumFractionDigits: 1 }));
  return (
    <section className={classes.account}>
      <div className={classes.accountHead}>
        <PlatformIcon platform={account.platform} />
        <span>@{account.handle}</span>
      </div>
      <FigureStrip>
        <Figure label={t("followers")} value={compact(account.followers)} unknownReason={t("notGiven")} origin={origin(t("followersMeaning"))} />
        <Figure label={t("averageViews")} value={compact(account.averageViews)} unknownReason={t("notGiven")} origin={origin(t("averageViewsMeaning"))} />
        <Figure
          label={t("engagementRate")}
          value={account.engagementRate === null ? null : number(account.engagementRate, { style: "percent", maximumFractionDigits: 1 })}
          unknownReason={t("notGiven")}
          origin={origin(t("engagementRateMeaning"))}
        />
      </FigureStrip>
    </section>
  );
}

function About({ creator }: { creator: CreatorView }) {
  const t = useTranslations("creators.facts");
  const locale = useLocale();
  const names = useMemo(() => ({ language: new Intl.DisplayNames([locale], { type: "language" }), region: new Intl.DisplayNames([locale], { type: "region" }) }), [locale]);
  const rows: [string, ReactNode][] = [
    [t("country"), creator.country ? names.region.of(creator.country) : null],
    [t("languages"), creator.languages.map((code) => names.language.of(code) ?? code).join(", ") || null],
    [t("topics"), creator.topics.join(", ") || null],
    [t("email"), creator.email],
    [t("source"), creator.source === "import" ? t("imported", { file: creator.sourceDetail }) : t("selfRegistered")],
    [t("updated"), <DateText key="updated" value={creator.updatedAt} hasTime />],
    [t("lists"), creator.lists.length > 0 ? creator.lists.map((list) => list.name).join(", ") : null],
  ];
  return (
    <dl className={classes.about}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
