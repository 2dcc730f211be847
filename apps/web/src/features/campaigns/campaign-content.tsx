"use client";

import type { DeliverableRow } from "@fanfare/contracts/content";
import { Button } from "@mantine/core";
import { IconMovie } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { DataGrid } from "@/components/data-grid/data-grid.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { DeliverableLine, useDeliverableColumns } from "@/features/content/deliverable-columns.tsx";
import { useTRPC } from "@/lib/trpc.tsx";

/** Everything that is made for one campaign, whoever's turn it is. */
export function CampaignContent({ campaignId }: { campaignId: string }) {
  const t = useTranslations("campaigns");
  const router = useRouter();
  const found = useQuery(useTRPC().content.query.findDeliverables.queryOptions({ status: [], campaignId, text: "", limit: 200 }));
  const columns = useDeliverableColumns();
  return (
    <DataGrid<DeliverableRow>
      label={t("tabs.content")}
      columns={columns}
      rows={found.data?.rows ?? []}
      getRowId={(row) => row.id}
      getRowName={(row) => row.creatorName}
      status={found.isError ? "error" : found.isPending ? "loading" : "ready"}
      onRetry={() => void found.refetch()}
      onOpen={(row) => router.push(`/content/${row.id}`)}
      renderPhone={(row) => <DeliverableLine row={row} />}
      rowHeight={60}
      empty={
        <EmptyState
          icon={<IconMovie size={28} />}
          title={t("content.title")}
          text={t("content.text")}
          action={
            <Button component={Link} href={`/campaigns/${campaignId}/applicants`} variant="default">
              {t("content.action")}
            </Button>
          }
        />
      }
    />
  );
}
