"use client";

import type { CampaignView } from "@fanfare/contracts/campaigns";
import { Anchor, Button, Skeleton } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { FormError } from "@/components/form-error.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { readFault } from "@/lib/faults.ts";
import { rememberRecent } from "@/lib/palette.ts";
import { BrandMark } from "./brand-mark.tsx";
import { CampaignDates } from "./campaign-dates.tsx";
import classes from "./campaign-frame.module.css";
import { CampaignMenu } from "./campaign-menu.tsx";
import { useCampaign, useMayChange } from "./use-campaign.ts";

const tabs = [
  { key: "overview", path: "" },
  { key: "setup", path: "/setup" },
  { key: "page", path: "/page" },
  { key: "applicants", path: "/applicants" },
  { key: "content", path: "/content" },
  { key: "payments", path: "/payments" },
] as const;

/** What stands above every page of a campaign: which one it is, how it stands, its parts. */
export function CampaignFrame({ campaignId, children }: { campaignId: string; children: ReactNode }) {
  const t = useTranslations("campaigns");
  const { data: campaign, error } = useCampaign(campaignId);
  const name = campaign?.name;
  useEffect(() => {
    if (name) rememberRecent({ href: `/campaigns/${campaignId}`, label: name });
  }, [campaignId, name]);
  if (error && !campaign) return <FormError fault={readFault(error)} />;
  return (
    <>
      <PageHeader
        title={campaign?.name ?? <Skeleton height={28} width={260} />}
        breadcrumbs={[{ label: t("title"), href: "/campaigns" }]}
        meta={campaign ? <Meta campaign={campaign} /> : <Skeleton height={18} width={320} />}
        action={campaign ? <PrimaryAction campaign={campaign} /> : null}
        secondary={campaign ? <CampaignMenu campaign={campaign} /> : null}
      >
        <Tabs campaignId={campaignId} waiting={campaign?.people.waiting ?? 0} />
      </PageHeader>
      {children}
    </>
  );
}

function Meta({ campaign }: { campaign: CampaignView }) {
  const isSeen = campaign.launchedAt !== null && campaign.status !== "completed" && campaign.status !== "archived";
  return (
    <>
      <StatusBadge status={campaign.status} />
      <BrandMark brand={campaign.brand} />
      <CampaignDates startsOn={campaign.startsOn} endsOn={campaign.endsOn} />
      {isSeen ? (
        <Anchor href={`/c/${campaign.slug}`} target="_blank" size="sm">
          /c/{campaign.slug}
        </Anchor>
      ) : null}
    </>
  );
}

function PrimaryAction({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("campaigns.actions");
  const pathname = usePathname();
  const mayChange = useMayChange(campaign);
  const setup = `/campaigns/${campaign.id}/setup`;
  if (campaign.status === "draft") {
    // The setup has its own launch button, and the page its own for publishing: one primary action a screen.
    if (!mayChange || pathname === setup || pathname.endsWith("/page")) return null;
    return (
      <Button component={Link} href={setup}>
        {t("finishSetup")}
      </Button>
    );
  }
  if (campaign.status !== "live" && campaign.status !== "paused") return null;
  return (
    <Button component="a" href={`/c/${campaign.slug}`} target="_blank" variant="default" leftSection={<IconExternalLink size={16} />}>
      {t("openPage")}
    </Button>
  );
}

function Tabs({ campaignId, waiting }: { campaignId: string; waiting: number }) {
  const t = useTranslations("campaigns.tabs");
  const { number } = useFormatter();
  const pathname = usePathname();
  const root = `/campaigns/${campaignId}`;
  return (
    <nav className={classes.tabs} aria-label={t("label")} data-no-print>
      {tabs.map(({ key, path }) => {
        const href = `${root}${path}`;
        const isCurrent = path === "" ? pathname === root : pathname === href || pathname.startsWith(`${href}/`);
        return (
          <Link key={key} href={href} className={classes.tab} aria-current={isCurrent ? "page" : undefined}>
            {t(key)}
            {key === "applicants" && waiting > 0 ? <span className={classes.count}>{number(waiting)}</span> : null}
          </Link>
        );
      })}
    </nav>
  );
}
