"use client";

import type { Ineligibility, OpportunityView } from "@fanfare/contracts/opportunities";
import { Button } from "@mantine/core";
import { IconSpeakerphone } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { DateText } from "@/components/date-text.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { RowsSkeleton } from "@/components/skeletons.tsx";
import { useMe } from "@/features/auth/me.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import classes from "./opportunities.module.css";

/** The campaigns that take applications now, and whether one can take part. */
export function OpportunitiesScreen() {
  const t = useTranslations("opportunities");
  const common = useTranslations("common");
  const isCreator = useMe().creatorId !== null;
  const found = useQuery({ ...useTRPC().campaigns.query.findOpportunities.queryOptions(), enabled: isCreator });
  return (
    <>
      <PageHeader title={t("title")} meta={t("text")} />
      {!isCreator ? <EmptyState title={t("noProfile.title")} text={t("noProfile.text")} action={<Button component={Link} href="/creator/sign-up">{t("noProfile.action")}</Button>} /> : null}
      {isCreator && found.isPending ? <RowsSkeleton label={common("loading")} rows={4} /> : null}
      {found.isError ? <p role="alert">{found.error.message}</p> : null}
      {found.data?.rows.length === 0 ? <EmptyState icon={<IconSpeakerphone size={28} />} title={t("empty.title")} text={t("empty.text")} /> : null}
      <ul className={classes.list}>
        {found.data?.rows.map((opportunity) => (
          <Opportunity key={opportunity.slug} opportunity={opportunity} />
        ))}
      </ul>
    </>
  );
}

function Opportunity({ opportunity }: { opportunity: OpportunityView }) {
  const t = useTranslations("opportunities");
  const profile = useTranslations("creator-profile");
  return (
    <li className={classes.card}>
      <span className={classes.mark} style={{ background: opportunity.colors.primary, borderColor: opportunity.colors.accent }} aria-hidden />
      <div className={classes.words}>
        <h2 className={classes.name}>{opportunity.campaignName}</h2>
        <p className={classes.brand}>
          {opportunity.brandName}
          {opportunity.endsOn ? (
            <>
              {" · "}
              {t("until")} <DateText value={opportunity.endsOn} />
            </>
          ) : null}
        </p>
        <p className={classes.headline}>{opportunity.headline || opportunity.creatorGets}</p>
        <p className={classes.asks}>
          {opportunity.requirements.map((requirement, index) => (
            <span key={index} className={classes.ask}>
              <PlatformIcon platform={requirement.platform} /> {requirement.count} × {profile(`format.${requirement.format}`)}
            </span>
          ))}
        </p>
        {opportunity.ineligibility ? <Reason ineligibility={opportunity.ineligibility} /> : null}
      </div>
      {opportunity.collaborationId ? (
        <Button component={Link} href={`/creator/collaborations/${opportunity.collaborationId}`} variant="default" size="md">
          {t("applied")}
        </Button>
      ) : (
        <Button component="a" href={`/c/${opportunity.slug}`} size="md" variant={opportunity.ineligibility ? "default" : "filled"}>
          {t("open")}
        </Button>
      )}
    </li>
  );
}

/** Why not, in words. */
function Reason({ ineligibility }: { ineligibility: Ineligibility }) {
  return <p className={classes.no}>{useReason(ineligibility)}</p>;
}

function useReason(ineligibility: Ineligibility): string {
  const t = useTranslations("opportunities");
  const platform = useTranslations("common.platform");
  const { list, number } = useFormatter();
  const locale = useLocale();
  switch (ineligibility.reason) {
    case "country": {
      const names = new Intl.DisplayNames([locale], { type: "region" });
      return t("no.country", { countries: list(ineligibility.countries.map((code) => names.of(code) ?? code)) });
    }
    case "platform":
      return t("no.platform", { platforms: list(ineligibility.platforms.map((one) => platform(one))) });
    case "followers":
      return t("no.followers", { minimum: number(ineligibility.minimum) });
  }
}
