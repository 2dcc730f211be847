"use client";

import type { ShareLinkView } from "@fanfare/contracts/reporting";
import { Button, Modal, Select, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconShare } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CopyField } from "@/components/copy-field.tsx";
import { DateText } from "@/components/date-text.tsx";
import { ToneBadge } from "@/components/status-badge.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./share-report.module.css";

const lifetimes = ["7", "30", "90", "forever"] as const;
const invalidates = ["reporting.query.findShareLinks", "reporting.query.findCampaignActivity"] as const;

/** Makes, copies and takes back links to a campaign's report. */
export function ShareReport({ campaignId }: { campaignId: string }) {
  const t = useTranslations("reporting.share");
  const [isOpen, modal] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconShare size={18} />} onClick={modal.open}>
        {t("action")}
      </Button>
      <Modal opened={isOpen} onClose={modal.close} title={t("title")} size="lg">
        {isOpen ? <ShareForm campaignId={campaignId} /> : null}
      </Modal>
    </>
  );
}

function ShareForm({ campaignId }: { campaignId: string }) {
  const t = useTranslations("reporting.share");
  const trpc = useTRPC();
  const [lifetime, setLifetime] = useState<string>("30");
  const share = useCommand(trpc.reporting.command.shareReport, { invalidates });
  const write = (value: string) => (value === "forever" ? t("forever") : t("days", { count: Number(value) }));
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t("text")}</Text>
      <div className={classes.form}>
        <Select
          label={t("expires")}
          value={lifetime}
          onChange={(value) => setLifetime(value ?? "30")}
          data={lifetimes.map((value) => ({ value, label: write(value) }))}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
        <Button loading={share.isPending} onClick={() => share.mutate({ campaignId, expiresInDays: lifetime === "forever" ? null : Number(lifetime) })}>
          {t("create")}
        </Button>
      </div>
      {share.data ? <CopyField label={t("link")} description={t("created")} value={share.data.url} /> : null}
      <ShareLinks campaignId={campaignId} />
    </Stack>
  );
}

const tones = { open: "good", expired: "quiet", revoked: "quiet" } as const;

function ShareLinks({ campaignId }: { campaignId: string }) {
  const t = useTranslations("reporting.share");
  const { data } = useQuery(useTRPC().reporting.query.findShareLinks.queryOptions({ campaignId }));
  if (!data || data.length === 0) return data ? <Text c="dimmed">{t("none")}</Text> : null;
  return (
    <section aria-label={t("links")}>
      <h3 className={classes.heading}>{t("links")}</h3>
      <ul className={classes.links}>
        {data.map((link) => (
          <ShareLine key={link.id} link={link} />
        ))}
      </ul>
    </section>
  );
}

function ShareLine({ link }: { link: ShareLinkView }) {
  const t = useTranslations("reporting.share");
  const revoke = useCommand(useTRPC().reporting.command.revokeShare, { invalidates, onDone: () => notifyDone(t("revoked")) });
  return (
    <li className={classes.link}>
      <ToneBadge tone={tones[link.state]}>{t(`state.${link.state}`)}</ToneBadge>
      <span className={classes.facts}>
        <DateText value={link.createdAt} hasTime /> {t("by", { name: link.createdBy })}
        {link.state === "open" ? (
          <>
            , {link.expiresAt ? t("until") : t("forever")} {link.expiresAt ? <DateText value={link.expiresAt} /> : null}
          </>
        ) : null}
      </span>
      {link.state === "open" ? (
        <Button variant="subtle" color="red" size="compact-md" loading={revoke.isPending} onClick={() => revoke.mutate({ shareLinkId: link.id })}>
          {t("revoke")}
        </Button>
      ) : null}
    </li>
  );
}
