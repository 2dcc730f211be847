"use client";

import { exportKeptDays, type BulkView } from "@fanfare/contracts/discovery";
import { ActionIcon, Anchor, Button } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconDownload, IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { RelativeTime } from "@/components/date-text.tsx";
import { ProgressLine } from "@/components/progress-line.tsx";
import { invalidatePrefixes } from "@/lib/query-prefix.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./bulk.module.css";

const watchEveryMs = 1_000;
const shownForMs = 24 * 60 * 60 * 1_000;
const mostRemembered = 40;

/** Work on many creators that is going on, and what has ended in the last day until it is put away. It is read from the server, so a reload loses nothing. */
export function BulkPanel() {
  const t = useTranslations("bulk");
  const found = useQuery({
    ...useTRPC().discovery.query.findBulks.queryOptions(),
    refetchInterval: (query) => (query.state.data?.some(({ status }) => status === "running") ? watchEveryMs : false),
  });
  const [putAway, setPutAway] = useLocalStorage<string[]>({ key: "bulk-put-away", defaultValue: [] });
  useRefreshAtEnd(found.data);
  const shown = (found.data ?? []).filter(({ id, status, finishedAt }) => status === "running" || (!putAway.includes(id) && Date.now() - Date.parse(finishedAt ?? "") < shownForMs));
  if (shown.length === 0) return null;
  return (
    <section className={classes.panel} aria-label={t("panel")}>
      <ul className={classes.lines}>
        {shown.map((bulk) => (
          <li key={bulk.id} className={classes.line}>
            {bulk.status === "running" ? <Running bulk={bulk} /> : <Ended bulk={bulk} onPutAway={() => setPutAway((ids) => [...ids, bulk.id].slice(-mostRemembered))} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Lists and campaigns show what the work changed once it has ended. */
function useRefreshAtEnd(bulks: readonly BulkView[] | undefined): void {
  const client = useQueryClient();
  const running = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!bulks) return;
    const now = new Set(bulks.filter(({ status }) => status === "running").map(({ id }) => id));
    const hasEnded = [...running.current].some((id) => !now.has(id));
    running.current = now;
    if (hasEnded) void invalidatePrefixes(client, ["creators", "collaborations", "discovery.query.findRelations"]);
  }, [bulks, client]);
}

function Running({ bulk }: { bulk: BulkView }) {
  const t = useTranslations("bulk");
  const cancel = useCommand(useTRPC().discovery.command.cancelBulk, { invalidates: ["discovery.query.findBulks"] });
  // Until the filter was resolved nobody knows how many there are.
  return <ProgressLine label={t(`running.${bulk.action.kind}`)} done={bulk.done} total={bulk.total || null} onCancel={() => cancel.mutate({ bulkId: bulk.id })} />;
}

function Ended({ bulk, onPutAway }: { bulk: BulkView; onPutAway: () => void }) {
  const t = useTranslations("bulk");
  return (
    <div className={classes.ended}>
      <span className={classes.words}>
        <span data-failed={bulk.status === "failed"}>{bulk.status === "failed" ? bulk.failure : t(`${bulk.status === "finished" ? "finished" : "cancelled"}.${bulk.action.kind}`, { count: bulk.changed })}</span>
        <span className={classes.dim}>
          {bulk.skipped > 0 ? `${t(`skipped.${bulk.action.kind}`, { count: bulk.skipped })} ` : ""}
          <RelativeTime value={bulk.finishedAt} />
        </span>
      </span>
      <Result bulk={bulk} />
      <ActionIcon aria-label={t("putAway")} onClick={onPutAway}>
        <IconX size={16} />
      </ActionIcon>
    </div>
  );
}

/** The way to what came of it. */
function Result({ bulk: { id, action, status, hasFile, changed } }: { bulk: BulkView }) {
  const t = useTranslations("bulk");
  if (hasFile) {
    return (
      <Button component="a" href={`/api/exports/${id}`} download size="compact-md" leftSection={<IconDownload size={16} />}>
        {t("download")}
      </Button>
    );
  }
  if (action.kind === "export") return status === "finished" ? <span>{t("fileGone", { days: exportKeptDays })}</span> : null;
  if (changed === 0) return null;
  const href = action.kind === "add-to-list" ? `/creators/lists/${action.listId}` : `/campaigns/${action.campaignId}/applicants`;
  return (
    <Anchor component={Link} href={href}>
      {t(`look.${action.kind}`)}
    </Anchor>
  );
}
