"use client";

import type { CampaignReport } from "@fanfare/contracts/reporting";
import { Button, Menu } from "@mantine/core";
import { IconDownload, IconRefresh } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormError } from "@/components/form-error.tsx";
import { FiguresSkeleton, RowsSkeleton } from "@/components/skeletons.tsx";
import { useMay } from "@/features/auth/me.tsx";
import { StoryCoverage } from "@/features/tracking/story-coverage.tsx";
import { readFault } from "@/lib/faults.ts";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { AsOfBand, AsOfInput, useAsOf } from "./as-of.tsx";
import { BudgetBar } from "./budget-bar.tsx";
import { CampaignActivity } from "./campaign-activity.tsx";
import classes from "./campaign-overview.module.css";
import { CreatorsTable } from "./creators-table.tsx";
import { PostsTable } from "./posts-table.tsx";
import { EngagementChart, GrowthChart, SpendChart } from "./report-charts.tsx";
import { ReportFreshness } from "./report-freshness.tsx";
import { ReportFigures } from "./report-figures.tsx";
import { ShareReport } from "./share-report.tsx";
import { StagesList } from "./stages-list.tsx";

const shown = ["spent", "reach", "views", "engagement-rate", "cpm", "cpe"] as const;

/** How a campaign does: its figures, money, growth, posts, people and what happened. */
export function CampaignOverview({ campaignId }: { campaignId: string }) {
  const common = useTranslations("common");
  const [asOf] = useAsOf();
  const { data, error, isPlaceholderData } = useQuery(useTRPC().reporting.query.findCampaignReport.queryOptions({ campaignId, asOf }, { placeholderData: keepPreviousData }));
  if (error && !data) return <FormError fault={readFault(error)} />;
  if (!data) {
    return (
      <div className={classes.root}>
        <FiguresSkeleton label={common("loading")} count={shown.length} />
        <RowsSkeleton label={common("loading")} />
      </div>
    );
  }
  return (
    <div className={classes.root} aria-busy={isPlaceholderData}>
      <Actions campaignId={campaignId} report={data} />
      <AsOfBand />
      <ReportFigures figures={data.figures} ids={shown} />
      <BudgetBar budget={data.budget} />
      <div className={data.asOf === null ? classes.wide : undefined}>
        <GrowthChart series={data.series} of="views" marks={data.marks} height={260} />
        {data.asOf === null ? <StagesList counts={data.stages} /> : null}
      </div>
      <div className={classes.halves}>
        <SpendChart report={data} />
        <EngagementChart report={data} />
      </div>
      <PostsTable posts={data.posts} />
      <StoryCoverage stories={data.stories} />
      <CreatorsTable creators={data.creators} />
      {data.asOf === null ? <CampaignActivity campaignId={campaignId} /> : null}
    </div>
  );
}

function Actions({ campaignId, report }: { campaignId: string; report: CampaignReport }) {
  const t = useTranslations("reporting.overview");
  const past = report.asOf === null ? "" : `&asOf=${report.asOf}`;
  const [mayShare, mayRefresh] = [useMay("reports.share"), useMay("campaigns.write")];
  const refresh = useCommand(useTRPC().tracking.command.refreshMetrics, { onDone: ({ posts }) => notifyDone(t("refreshed", { count: posts })) });
  return (
    <div className={classes.actions} data-no-print>
      <ReportFreshness report={report} />
      <AsOfInput />
      {mayRefresh && report.readAt && report.asOf === null ? (
        <Button variant="subtle" leftSection={<IconRefresh size={18} />} loading={refresh.isPending} onClick={() => refresh.mutate({ campaignId })}>
          {t("refresh")}
        </Button>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={18} />}>
            {t("download")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={`/api/reports/campaigns/${campaignId}?table=posts${past}`} download>
            {t("downloadPosts")}
          </Menu.Item>
          <Menu.Item component="a" href={`/api/reports/campaigns/${campaignId}?table=creators${past}`} download>
            {t("downloadCreators")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {mayShare && report.asOf === null ? <ShareReport campaignId={campaignId} /> : null}
    </div>
  );
}
