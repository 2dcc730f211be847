"use client";

import { stages, type CollaborationRow, type FindApplicantsInput, type Stage } from "@fanfare/contracts/collaborations";
import { Button, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch, IconUsersPlus } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useState } from "react";
import { DataGrid, emptySelection, type GridSelection, usePeek } from "@/components/data-grid/data-grid.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { useShortcuts } from "@/lib/shortcuts.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { useMay } from "../auth/me.tsx";
import { ApplicantPeek } from "./applicant-peek.tsx";
import classes from "./applicants-screen.module.css";
import { DeclineDialog } from "./decline-dialog.tsx";
import { OfferDialog } from "./offer-dialog.tsx";
import { ApplicantPhoneRow, useApplicantColumns } from "./applicant-columns.tsx";
import { mayDecline, mayOffer, mayShortlist, useDecisions } from "./use-decisions.ts";

const stageNames = Object.keys(stages) as Stage[];
const sorts = ["newest", "oldest", "followers", "amount"] as const satisfies readonly FindApplicantsInput["sort"][];

/** Everybody who applied to a campaign or was invited, stage by stage; decisions by a key, one after the other. */
export function ApplicantsScreen({ campaignId }: { campaignId: string }) {
  const t = useTranslations("collaborations.applicants");
  const router = useRouter();
  const mayDecide = useMay("collaborations.decide");
  const [view, setView] = useQueryStates({ stage: parseAsStringLiteral(stageNames).withDefault("new"), sort: parseAsStringLiteral(sorts).withDefault("newest"), q: parseAsString.withDefault("") });
  const [text] = useDebouncedValue(view.q, 150);
  const input = { campaignId, stage: view.stage, sort: view.sort, text };
  const found = useQuery(useTRPC().collaborations.query.findApplicants.queryOptions(input, { placeholderData: keepPreviousData }));
  const rows = found.data?.rows ?? [];
  const peek = usePeek<CollaborationRow>(rows, (row) => row.id);
  const [selection, setSelection] = useState<GridSelection>(emptySelection);
  const [dialog, setDialog] = useState<{ kind: "decline" | "offer"; rows: CollaborationRow[] } | null>(null);
  const selected = rows.filter((row) => selection.ids.has(row.id));
  const goOn = (decided: readonly CollaborationRow[]) => {
    setSelection(emptySelection);
    setDialog(null);
    if (peek.row && decided.some(({ id }) => id === peek.row?.id)) (peek.next ?? peek.close)();
  };
  const decisions = useDecisions(input, goOn);
  const columns = useApplicantColumns();
  const subject = selected.length > 0 ? selected : peek.row ? [peek.row] : [];
  const act = {
    shortlist: (chosen: CollaborationRow[]) => decisions.shortlist(chosen.filter(mayShortlist)),
    decline: (chosen: CollaborationRow[]) => chosen.some(mayDecline) && setDialog({ kind: "decline", rows: chosen.filter(mayDecline) }),
    offer: (chosen: CollaborationRow[]) => chosen.length === 1 && chosen[0] && mayOffer(chosen[0]) && setDialog({ kind: "offer", rows: chosen }),
  };
  useShortcuts(
    mayDecide
      ? [
          { keys: "a", label: t("keys.offer"), group: t("title"), run: () => act.offer(subject) },
          { keys: "s", label: t("keys.shortlist"), group: t("title"), run: () => act.shortlist(subject) },
          { keys: "d", label: t("keys.decline"), group: t("title"), run: () => act.decline(subject) },
        ]
      : [],
  );
  return (
    <>
      <Filters view={view} setView={setView} counts={found.data?.counts} />
      <DataGrid
        label={t("title")}
        columns={columns}
        rows={rows}
        getRowId={(row) => row.id}
        getRowName={(row) => row.creatorName}
        status={found.isError ? "error" : found.data ? "ready" : "loading"}
        onRetry={() => void found.refetch()}
        empty={<NoApplicants campaignId={campaignId} stage={view.stage} isFiltered={view.q !== ""} onClear={() => void setView({ q: null })} />}
        onOpen={(row) => router.push(`/collaborations/${row.id}`)}
        onPeek={peek.open}
        peekedId={peek.id}
        {...(mayDecide && { selection, onSelectionChange: setSelection })}
        selectionBar={() => (
          <>
            <Button size="compact-md" variant="light" disabled={!selected.some(mayShortlist)} onClick={() => act.shortlist(selected)}>
              {t("shortlistMany", { count: selected.filter(mayShortlist).length })}
            </Button>
            <Button size="compact-md" variant="default" disabled={!selected.some(mayDecline)} onClick={() => act.decline(selected)}>
              {t("declineMany", { count: selected.filter(mayDecline).length })}
            </Button>
          </>
        )}
        renderPhone={(row) => <ApplicantPhoneRow row={row} />}
        maxHeight="max(20rem, calc(100dvh - 19rem))"
      />
      {found.data?.isCut ? <p className={classes.cut}>{t("isCut", { count: rows.length })}</p> : null}
      <ApplicantPeek peek={peek} mayDecide={mayDecide} isDeciding={decisions.isRunning} onOffer={(row) => act.offer([row])} onShortlist={(row) => act.shortlist([row])} onDecline={(row) => act.decline([row])} />
      {dialog?.kind === "decline" ? <DeclineDialog rows={dialog.rows} decisions={decisions} onClose={() => setDialog(null)} /> : null}
      {dialog?.kind === "offer" && dialog.rows[0] ? <OfferDialog row={dialog.rows[0]} onClose={() => setDialog(null)} onDone={() => goOn(dialog.rows)} /> : null}
    </>
  );
}

type View = { stage: Stage; sort: FindApplicantsInput["sort"]; q: string };
type SetView = (change: { stage?: Stage; sort?: FindApplicantsInput["sort"]; q?: string | null }) => Promise<unknown>;

function Filters({ view, setView, counts }: { view: View; setView: SetView; counts: Record<Stage, number> | undefined }) {
  const t = useTranslations("collaborations.applicants");
  const { number } = useFormatter();
  return (
    <>
      <div className={classes.stages} role="group" aria-label={t("stages")}>
        {stageNames.map((stage) => (
          <button key={stage} type="button" className={classes.stage} aria-pressed={stage === view.stage} onClick={() => void setView({ stage })}>
            {t(`stage.${stage}`)}
            <span className={classes.count}>{counts ? number(counts[stage]) : "–"}</span>
          </button>
        ))}
      </div>
      <div className={classes.filters}>
        <TextInput data-screen-search className={classes.field ?? ""} aria-label={t("search")} placeholder={t("search")} leftSection={<IconSearch size={16} aria-hidden />} value={view.q} maxLength={120} onChange={(event) => void setView({ q: event.currentTarget.value || null })} />
        <Select aria-label={t("sort.label")} className={classes.sort ?? ""} data={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))} value={view.sort} allowDeselect={false} onChange={(sort) => void setView({ sort: (sort ?? "newest") as View["sort"] })} />
      </div>
    </>
  );
}

function NoApplicants({ campaignId, stage, isFiltered, onClear }: { campaignId: string; stage: Stage; isFiltered: boolean; onClear: () => void }) {
  const t = useTranslations("collaborations.applicants");
  if (isFiltered) return <EmptyState title={t("nothing.title")} text={t("nothing.text")} action={<Button variant="default" onClick={onClear}>{t("nothing.action")}</Button>} />;
  if (stage !== "new") return <EmptyState title={t(`empty.${stage}.title`)} text={t(`empty.${stage}.text`)} />;
  return (
    <EmptyState
      icon={<IconUsersPlus size={28} />}
      title={t("empty.new.title")}
      text={t("empty.new.text")}
      action={
        <Button component={Link} href={`/campaigns/${campaignId}`} variant="default">
          {t("empty.new.action")}
        </Button>
      }
    />
  );
}
