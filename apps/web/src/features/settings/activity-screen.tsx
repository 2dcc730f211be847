"use client";

import type { ActivityLine } from "@fanfare/contracts/identity";
import { Button, Select } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { type GridColumn, DataGrid } from "@/components/data-grid/data-grid.tsx";
import { DateText } from "@/components/date-text.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { ActivityChange, useActivitySentence } from "./activity-line.tsx";
import classes from "./activity-screen.module.css";

const contexts = ["identity", "creators", "discovery", "campaigns", "collaborations", "content", "media", "tracking", "payments", "reporting"] as const;
const filters = { about: parseAsString, by: parseAsString };

/** Who did what in the organization, newest first; the filter stands in the address. */
export function ActivityScreen() {
  const t = useTranslations("settings.activity");
  const trpc = useTRPC();
  const [{ about, by }, setFilter] = useQueryStates(filters);
  const context = contexts.find((known) => known === about) ?? null;
  const members = useQuery(trpc.identity.query.findMembers.queryOptions());
  const lines = useInfiniteQuery(
    trpc.identity.query.findActivity.infiniteQueryOptions({ context, actorId: by }, { getNextPageParam: ({ next }) => next ?? undefined, initialCursor: null }),
  );
  const rows = lines.data?.pages.flatMap((page) => page.lines) ?? [];
  const isFiltered = context !== null || by !== null;
  return (
    <div className={classes.root}>
      <div className={classes.filters}>
        <Select
          label={t("about")}
          clearable
          placeholder={t("everything")}
          value={context}
          data={contexts.map((value) => ({ value, label: t(`contexts.${value}`) }))}
          onChange={(value) => void setFilter({ about: value })}
        />
        <Select
          label={t("by")}
          clearable
          placeholder={t("everybody")}
          value={by}
          data={members.data?.map(({ userId, name }) => ({ value: userId, label: name })) ?? []}
          onChange={(value) => void setFilter({ by: value })}
        />
      </div>
      <DataGrid
        label={t("title")}
        columns={useColumns()}
        rows={rows}
        getRowId={({ id }) => id}
        getRowName={({ type }) => type}
        status={lines.isPending ? "loading" : lines.isError ? "error" : "ready"}
        onRetry={() => void lines.refetch()}
        onReachEnd={() => void (lines.hasNextPage && !lines.isFetchingNextPage && lines.fetchNextPage())}
        isLoadingMore={lines.isFetchingNextPage}
        renderPhone={(line) => <PhoneLine line={line} />}
        empty={
          isFiltered ? (
            <EmptyState
              title={t("filtered.title")}
              text={t("filtered.text")}
              action={
                <Button variant="default" onClick={() => void setFilter({ about: null, by: null })}>
                  {t("filtered.action")}
                </Button>
              }
            />
          ) : (
            <EmptyState title={t("empty.title")} text={t("empty.text")} />
          )
        }
      />
    </div>
  );
}

function useColumns(): GridColumn<ActivityLine>[] {
  const t = useTranslations("settings.activity");
  const sentence = useActivitySentence();
  return [
    { id: "when", header: t("when"), width: 150, cell: ({ occurredAt }) => <DateText value={occurredAt} hasTime /> },
    { id: "who", header: t("who"), width: 180, cell: ({ actorName }) => actorName },
    { id: "what", header: t("what"), width: 280, isGrowing: true, cell: sentence },
    { id: "change", header: t("change"), width: 260, isHiddenOnPhone: true, cell: (line) => <ActivityChange line={line} /> },
  ];
}

function PhoneLine({ line }: { line: ActivityLine }) {
  const sentence = useActivitySentence();
  return (
    <div className={classes.phone}>
      <span>{sentence(line)}</span>
      <span className={classes.detail}>
        {line.actorName}, <DateText value={line.occurredAt} hasTime />
      </span>
      <ActivityChange line={line} />
    </div>
  );
}
