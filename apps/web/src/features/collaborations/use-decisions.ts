"use client";

import { stages, type CollaborationRow, type FindApplicantsInput, type FindApplicantsResult } from "@fanfare/contracts/collaborations";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";

export const mayShortlist = ({ status }: CollaborationRow): boolean => status === "applied";
export const mayDecline = ({ status }: CollaborationRow): boolean => ["applied", "invited", "shortlisted", "offered", "countered"].includes(status);
export const mayOffer = ({ status }: CollaborationRow): boolean => ["applied", "invited", "shortlisted", "offered"].includes(status);

export type Decisions = ReturnType<typeof useDecisions>;

/** Shortlisting and declining, shown at once: who was decided about leaves the stage, and a refusal brings them back. */
export function useDecisions(input: Partial<FindApplicantsInput> & { campaignId: string }, onDecided: (rows: readonly CollaborationRow[]) => void) {
  const t = useTranslations("collaborations.applicants");
  const trpc = useTRPC();
  const client = useQueryClient();
  const { queryKey } = trpc.collaborations.query.findApplicants.queryOptions(input);
  const leave = (ids: readonly string[], to: "shortlist" | "ended") => {
    const before = client.getQueryData<FindApplicantsResult>(queryKey);
    if (!before) return undefined;
    client.setQueryData<FindApplicantsResult>(queryKey, without(before, ids, to));
    return () => client.setQueryData(queryKey, before);
  };
  const invalidates = ["collaborations", "campaigns"];
  const shortlist = useCommand(trpc.collaborations.command.shortlist, {
    invalidates,
    optimistic: ({ collaborationIds }) => leave(collaborationIds, "shortlist"),
    onDone: ({ changed, refused }) => notifyDone(refused.length > 0 ? t("partly", { changed: changed.length, refused: refused.length }) : t("shortlisted", { count: changed.length })),
  });
  const decline = useCommand(trpc.collaborations.command.decline, {
    invalidates,
    optimistic: ({ collaborationIds }) => leave(collaborationIds, "ended"),
    onDone: ({ changed, refused }) => notifyDone(refused.length > 0 ? t("partly", { changed: changed.length, refused: refused.length }) : t("declined", { count: changed.length })),
  });
  return {
    isRunning: shortlist.isPending || decline.isPending,
    shortlist(rows: readonly CollaborationRow[]) {
      if (rows.length === 0) return;
      onDecided(rows);
      shortlist.mutate({ collaborationIds: rows.map(({ id }) => id) });
    },
    decline(rows: readonly CollaborationRow[], message: string) {
      if (rows.length === 0) return;
      onDecided(rows);
      decline.mutate({ collaborationIds: rows.map(({ id }) => id), message });
    },
  };
}

function without(before: FindApplicantsResult, ids: readonly string[], to: "shortlist" | "ended"): FindApplicantsResult {
  const counts = { ...before.counts };
  for (const row of before.rows.filter(({ id }) => ids.includes(id))) {
    const from = (Object.keys(stages) as (keyof typeof stages)[]).find((stage) => (stages[stage] as readonly string[]).includes(row.status));
    if (from) counts[from] -= 1;
    counts[to] += 1;
  }
  return { ...before, counts, rows: before.rows.filter(({ id }) => !ids.includes(id)) };
}
