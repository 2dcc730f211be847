"use client";

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CopyField } from "@/components/copy-field.tsx";
import { LifetimeSelect, ShareDialog, ShareLinks } from "@/components/share-links.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./share-report.module.css";

const invalidates = ["reporting.query.findShareLinks", "reporting.query.findCampaignActivity"] as const;

/** Makes, copies and takes back links to a campaign's report. */
export function ShareReport({ campaignId }: { campaignId: string }) {
  const t = useTranslations("reporting.share");
  return (
    <ShareDialog title={t("title")} text={t("text")}>
      <ShareForm campaignId={campaignId} />
      <Links campaignId={campaignId} />
    </ShareDialog>
  );
}

function ShareForm({ campaignId }: { campaignId: string }) {
  const t = useTranslations("reporting.share");
  const common = useTranslations("common.share");
  const [days, setDays] = useState<number | null>(30);
  const share = useCommand(useTRPC().reporting.command.shareReport, { invalidates });
  return (
    <>
      <div className={classes.form}>
        <LifetimeSelect days={days} onChange={setDays} />
        <Button loading={share.isPending} onClick={() => share.mutate({ campaignId, expiresInDays: days })}>
          {common("create")}
        </Button>
      </div>
      {share.data ? <CopyField label={t("link")} description={common("created")} value={share.data.url} /> : null}
    </>
  );
}

function Links({ campaignId }: { campaignId: string }) {
  const t = useTranslations("reporting.share");
  const common = useTranslations("common.share");
  const { data } = useQuery(useTRPC().reporting.query.findShareLinks.queryOptions({ campaignId }));
  const revoke = useCommand(useTRPC().reporting.command.revokeShare, { invalidates, onDone: () => notifyDone(common("revoked")) });
  return (
    <ShareLinks
      links={data}
      none={t("none")}
      facts={({ createdBy }) => t("by", { name: createdBy })}
      revoking={{ isPending: revoke.isPending, id: revoke.variables?.shareLinkId }}
      onRevoke={({ id }) => revoke.mutate({ shareLinkId: id })}
    />
  );
}
