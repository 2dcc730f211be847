"use client";

import type { CampaignView } from "@fanfare/contracts/campaigns";
import { ActionIcon, Button, Group, Menu, Modal, Text } from "@mantine/core";
import { IconArchive, IconCheck, IconCopy, IconDots, IconLink, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useMay } from "@/features/auth/me.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";

/** What can be done with a campaign as a whole; only what is possible from where it stands. */
export function CampaignMenu({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("campaigns.actions");
  const mayWrite = useMay("campaigns.write");
  const steps = useSteps(campaign);
  const [isAsking, setAsking] = useState(false);
  const { status } = campaign;
  const isSeen = status === "live" || status === "paused";
  const copyLink = async () => {
    await navigator.clipboard.writeText(new URL(`/c/${campaign.slug}`, window.location.origin).href);
    notifyDone(t("linkCopied"));
  };
  if (!mayWrite && !isSeen) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={t("menu")}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isSeen ? <Menu.Item leftSection={<IconLink size={16} />} onClick={() => void copyLink()}>{t("copyLink")}</Menu.Item> : null}
          {mayWrite && status === "live" ? <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={steps.pause}>{t("pause")}</Menu.Item> : null}
          {mayWrite && status === "paused" ? <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={steps.resume}>{t("resume")}</Menu.Item> : null}
          {mayWrite && isSeen ? <Menu.Item leftSection={<IconCheck size={16} />} onClick={() => setAsking(true)}>{t("complete")}</Menu.Item> : null}
          {mayWrite ? <Menu.Item leftSection={<IconCopy size={16} />} onClick={steps.duplicate}>{t("duplicate")}</Menu.Item> : null}
          {mayWrite && (status === "draft" || status === "completed") ? <Menu.Item leftSection={<IconArchive size={16} />} onClick={steps.archive}>{t("archive")}</Menu.Item> : null}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={isAsking} onClose={() => setAsking(false)} title={t("confirmComplete.title")}>
        <Text>{t("confirmComplete.text")}</Text>
        <Group justify="flex-end" mt="lg">
          <Button
            loading={steps.isRunning}
            onClick={() => {
              setAsking(false);
              steps.complete();
            }}
          >
            {t("confirmComplete.yes")}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

function useSteps({ id, name, version }: CampaignView) {
  const t = useTranslations("campaigns.actions");
  const router = useRouter();
  const { command } = useTRPC().campaigns;
  const invalidates = ["campaigns"];
  const told = (message: string) => ({ invalidates, onDone: () => notifyDone(message) });
  const pause = useCommand(command.pauseCampaign, told(t("paused", { name })));
  const resume = useCommand(command.resumeCampaign, told(t("resumed", { name })));
  const complete = useCommand(command.completeCampaign, told(t("completed", { name })));
  const archive = useCommand(command.archiveCampaign, told(t("archived", { name })));
  const duplicate = useCommand(command.duplicateCampaign, {
    invalidates,
    onDone: (receipt) => {
      notifyDone(t("duplicated"));
      router.push(`/campaigns/${receipt.id}/setup`);
    },
  });
  const at = { campaignId: id, expectedVersion: version };
  return {
    pause: () => pause.mutate(at),
    resume: () => resume.mutate(at),
    complete: () => complete.mutate(at),
    archive: () => archive.mutate(at),
    duplicate: () => duplicate.mutate({ campaignId: id, name: t("copyName", { name }).slice(0, 160) }),
    isRunning: complete.isPending,
  };
}
