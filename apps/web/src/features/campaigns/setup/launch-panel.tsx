"use client";

import type { CampaignView, LaunchNeed } from "@fanfare/contracts/campaigns";
import { Anchor, Button, Group, Modal, Text } from "@mantine/core";
import { IconCircleDashed, IconRocket } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { CopyField } from "@/components/copy-field.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./setup.module.css";

/** The id of the field that fills each need; the page has a screen of its own. */
const fieldOf: Record<Exclude<LaunchNeed, "page">, string> = {
  "brief-goal": "brief-goal",
  "brief-creator-gets": "brief-creator-gets",
  requirements: "requirements-add",
  "end-date": "ends-on",
  budget: "budget-plan",
  funding: "budget-deposit",
};

function goToField(need: Exclude<LaunchNeed, "page">): void {
  const field = document.getElementById(fieldOf[need]);
  field?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
}

/** What is still missing, each a link to its field, and the button that goes live. */
export function LaunchPanel({ campaign, isSaving }: { campaign: CampaignView; isSaving: boolean }) {
  const t = useTranslations("campaigns.setup.launch");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.campaigns.query.findLaunchReadiness.queryOptions({ campaignId: campaign.id }));
  const [isLaunched, setLaunched] = useState(false);
  const launch = useCommand(trpc.campaigns.command.launchCampaign, { invalidates: ["campaigns"], onDone: () => setLaunched(true) });
  const missing = data?.missing ?? [];
  const [first] = missing;
  const press = () => {
    if (first === undefined) launch.mutate({ campaignId: campaign.id, expectedVersion: campaign.version });
    else if (first !== "page") goToField(first);
  };
  return (
    <>
      {campaign.status === "draft" ? (
        <section className={classes.launch} aria-label={t("title")}>
          <Button leftSection={<IconRocket size={16} />} loading={launch.isPending} disabled={isSaving || !data} fullWidth px="xs" variant={missing.length > 0 ? "default" : "filled"} aria-describedby="launch-words" onClick={press}>
            {t("submit")}
          </Button>
          <p className={classes.launchWords} id="launch-words" role="status">
            {data ? (missing.length === 0 ? t("ready") : t("missing", { count: missing.length })) : null}
          </p>
          {missing.length > 0 ? (
            <ul className={classes.needs}>
              {missing.map((need) => (
                <li key={need}>
                  <NeedLink need={need} campaignId={campaign.id} label={t(`need.${need}`)} />
                </li>
              ))}
            </ul>
          ) : null}
        </section>
      ) : null}
      <Launched campaign={campaign} isOpen={isLaunched} onClose={() => setLaunched(false)} />
    </>
  );
}

function NeedLink({ need, campaignId, label }: { need: LaunchNeed; campaignId: string; label: string }) {
  const inside = (
    <>
      <IconCircleDashed size={16} aria-hidden />
      {label}
    </>
  );
  if (need === "page") {
    return (
      <Link className={classes.need} href={`/campaigns/${campaignId}/page`}>
        {inside}
      </Link>
    );
  }
  return (
    <a
      className={classes.need}
      href={`#${fieldOf[need]}`}
      onClick={(event) => {
        event.preventDefault();
        goToField(need);
      }}
    >
      {inside}
    </a>
  );
}

function Launched({ campaign, isOpen, onClose }: { campaign: CampaignView; isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("campaigns.launched");
  return (
    <Modal opened={isOpen} onClose={onClose} title={t("title", { name: campaign.name })}>
      <Text mb="md">{t("text")}</Text>
      <CopyField label={t("copy")} value={isOpen ? new URL(`/c/${campaign.slug}`, window.location.origin).href : ""} />
      <Group justify="flex-end" mt="lg">
        <Anchor href={`/c/${campaign.slug}`} target="_blank">
          {t("open")}
        </Anchor>
      </Group>
    </Modal>
  );
}
