"use client";

import type { DeliverableRow, DeliverableStatus } from "@fanfare/contracts/content";
import { Anchor, Button, Select, Tabs, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconEye, IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { DataGrid } from "@/components/data-grid/data-grid.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { useShortcuts } from "@/lib/shortcuts.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { DeliverableLine, useDeliverableColumns } from "./deliverable-columns.tsx";
import classes from "./content-screen.module.css";

/** What the tabs show: each is a set of states, "waiting" is what waits for us. */
const views = {
  waiting: ["submitted"],
  creators: ["open", "changes-requested"],
  approved: ["approved", "published"],
  verified: ["verified"],
  all: [],
} as const satisfies Record<string, readonly DeliverableStatus[]>;
type ViewName = keyof typeof views;
const viewNames = Object.keys(views) as ViewName[];

const filters = { view: parseAsStringLiteral(viewNames).withDefault("waiting"), campaign: parseAsString, q: parseAsString.withDefault("") };

/** The review queue over all campaigns. Filters live in the address. */
export function ContentScreen() {
  const t = useTranslations("content");
  const router = useRouter();
  const [{ view, campaign, q }, set] = useQueryStates(filters);
  const [text] = useDebouncedValue(q, 150);
  const { data, status, refetch } = useQuery(
    useTRPC().content.query.findDeliverables.queryOptions({ status: [...views[view]], campaignId: campaign, text, limit: 200 }, { placeholderData: keepPreviousData }),
  );
  const columns = useDeliverableColumns();
  useShortcuts([{ keys: "/", label: t("queue.search"), run: () => document.getElementById("content-search")?.focus() }]);
  const isFiltered = campaign !== null || q !== "";
  const showAll = () => void set({ view: "all", campaign: null, q: "" });
  return (
    <>
      <PageHeader title={t("title")}>
        <Tabs value={view} onChange={(value) => void set({ view: value as ViewName })}>
          <Tabs.List className={classes.tabs}>
            {viewNames.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {data ? t("queue.tab", { name: t(`queue.view.${name}`), count: countOf(data.counts, name) }) : t(`queue.view.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      </PageHeader>
      <div className={classes.filters}>
        <TextInput id="content-search" aria-label={t("queue.search")} placeholder={t("queue.search")} leftSection={<IconSearch size={16} />} value={q} onChange={(event) => void set({ q: event.currentTarget.value })} />
        <Select
          aria-label={t("queue.campaign")}
          placeholder={t("queue.allCampaigns")}
          clearable
          searchable
          value={campaign}
          onChange={(value) => void set({ campaign: value })}
          data={(data?.campaigns ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <DataGrid<DeliverableRow>
        label={t("title")}
        columns={columns}
        rows={data?.rows ?? []}
        getRowId={(row) => row.id}
        getRowName={(row) => row.creatorName}
        status={status === "pending" ? "loading" : status === "error" ? "error" : "ready"}
        onRetry={() => void refetch()}
        onOpen={(row) => router.push(`/content/${row.id}`)}
        renderPhone={(row) => <DeliverableLine row={row} />}
        rowHeight={60}
        empty={<Empty isFiltered={isFiltered} isNew={data ? countOf(data.counts, "all") === 0 : false} onShowAll={showAll} />}
      />
    </>
  );
}

const countOf = (counts: Partial<Record<DeliverableStatus, number>>, name: ViewName): number => {
  const wanted: readonly DeliverableStatus[] = views[name];
  return Object.entries(counts).reduce((sum, [status, count]) => (wanted.length === 0 || wanted.includes(status as DeliverableStatus) ? sum + count : sum), 0);
};

function Empty({ isFiltered, isNew, onShowAll }: { isFiltered: boolean; isNew: boolean; onShowAll: () => void }) {
  const t = useTranslations("content.queue");
  const common = useTranslations("common");
  if (isNew && !isFiltered) {
    return (
      <EmptyState
        icon={<IconEye size={28} />}
        title={t("empty.title")}
        text={t("empty.text")}
        action={<Anchor component={Link} href="/campaigns">{t("empty.action")}</Anchor>}
        exampleLabel={common("example")}
        example={<p className={classes.example}>{t("empty.example")}</p>}
      />
    );
  }
  const kind = isFiltered ? "emptyFiltered" : "emptyWaiting";
  return (
    <EmptyState
      icon={<IconEye size={28} />}
      title={t(`${kind}.title`)}
      text={t(`${kind}.text`)}
      action={
        <Button variant="default" onClick={onShowAll}>
          {t(`${kind}.action`)}
        </Button>
      }
    />
  );
}
