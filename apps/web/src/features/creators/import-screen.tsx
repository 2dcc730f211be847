"use client";

import type { ImportView } from "@fanfare/contracts/creators";
import { Alert, Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Figure, FigureStrip } from "@/components/figure.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { ProgressLine } from "@/components/progress-line.tsx";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./creators-screen.module.css";
import { ImportMappingForm } from "./import-mapping.tsx";

const watchEveryMs = 500;

/** One import from its columns to its result. Leaving the page does not stop it. */
export function ImportScreen({ importId }: { importId: string }) {
  const t = useTranslations("creators.import");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const found = useQuery({
    ...trpc.creators.query.findImport.queryOptions({ importId }),
    refetchInterval: (query) => (query.state.data?.status === "running" ? watchEveryMs : false),
  });
  if (found.isError) return <p role="alert">{found.error.message}</p>;
  if (!found.data) return <TextSkeleton label={common("loading")} lines={6} />;
  const file = found.data;
  return (
    <>
      <PageHeader title={file.fileName} breadcrumbs={[{ label: t("crumb"), href: "/creators" }]} meta={<StatusBadge status={file.status} />} />
      {file.status === "uploaded" ? <ImportMappingForm file={file} /> : <ImportResult file={file} />}
    </>
  );
}

function ImportResult({ file }: { file: ImportView }) {
  const t = useTranslations("creators.import");
  const trpc = useTRPC();
  const target = { importId: file.id };
  const cancel = useCommand(trpc.creators.command.cancelImport, { invalidates: ["creators"] });
  const undo = useCommand(trpc.creators.command.undoImport, { invalidates: ["creators", "discovery"] });
  return (
    <div className={classes.steps}>
      {file.status === "running" ? <ProgressLine label={t("running")} done={file.doneRows} total={file.totalRows} onCancel={() => cancel.mutate(target)} /> : null}
      {file.failure ? <Alert color="red" role="alert">{file.failure}</Alert> : null}
      {file.status === "undone" ? <Alert color="brass">{t("wasUndone")}</Alert> : null}
      <FigureStrip>
        <Figure label={t("created")} value={file.created} size="lg" />
        <Figure label={t("updated")} value={file.updated} size="lg" />
        <Figure label={t("unchanged")} value={file.unchanged} size="lg" />
        <Figure label={t("rejected")} value={file.rejected} size="lg" {...(file.rejected > 0 && { hint: t("rejectedHint") })} />
      </FigureStrip>
      <div className={classes.actions}>
        {file.status === "finished" ? (
          <Button component={Link} href="/discover?sort=followers">
            {t("look")}
          </Button>
        ) : null}
        {file.rejected > 0 ? (
          <Button component="a" href={`/api/imports/${file.id}/rejections`} download variant="default" leftSection={<IconDownload size={16} />}>
            {t("downloadRejected")}
          </Button>
        ) : null}
        {file.canUndo ? (
          <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate(target)}>
            {t("undo")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
