"use client";

import type { CampaignBrief, CampaignView } from "@fanfare/contracts/campaigns";
import { Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/lib/trpc.tsx";
import { LineList } from "./line-list.tsx";
import classes from "./setup.module.css";
import { useDraft } from "./use-draft.ts";
import type { Saver } from "./use-saver.ts";

export type SectionProps = { campaign: CampaignView; saver: Saver; isDisabled: boolean };

const withoutEmptyLines = (brief: CampaignBrief): CampaignBrief => ({
  ...brief,
  keyMessages: brief.keyMessages.filter((line) => line.trim() !== ""),
  dos: brief.dos.filter((line) => line.trim() !== ""),
  donts: brief.donts.filter((line) => line.trim() !== ""),
});

/** What the campaign is about, in plain words. */
export function BriefSection({ campaign, saver, isDisabled }: SectionProps) {
  const t = useTranslations("campaigns.setup.brief");
  const client = useTRPCClient();
  const draft = useDraft(campaign.brief, (typed) => {
    const brief = withoutEmptyLines(typed);
    return saver.save((base) => client.campaigns.command.changeBrief.mutate({ ...base, brief }), { brief });
  });
  const { value, faults } = draft;
  const text = (name: "goal" | "audience" | "creatorGets", longest: number) => ({
    value: value[name],
    maxLength: longest,
    autosize: true,
    disabled: isDisabled,
    error: faults[`brief.${name}`],
    onBlur: draft.flush,
    onChange: (event: { currentTarget: { value: string } }) => draft.set({ ...value, [name]: event.currentTarget.value }),
  });
  const lines = (name: "keyMessages" | "dos" | "donts") => ({
    lines: value[name],
    isDisabled,
    onLeave: draft.flush,
    onChange: (changed: string[]) => draft.set({ ...value, [name]: changed }),
  });
  return (
    <div className={classes.fields}>
      <Textarea id="brief-goal" label={t("goal")} description={t("goalHint")} minRows={2} {...text("goal", 2_000)} />
      <Textarea id="brief-audience" label={t("audience")} minRows={1} {...text("audience", 1_000)} />
      <Textarea id="brief-creator-gets" label={t("creatorGets")} description={t("creatorGetsHint")} minRows={2} {...text("creatorGets", 1_000)} />
      <LineList id="brief-key-messages" label={t("keyMessages")} hint={t("keyMessageHint")} {...lines("keyMessages")} />
      <div className={classes.halves}>
        <LineList id="brief-dos" label={t("dos")} {...lines("dos")} />
        <LineList id="brief-donts" label={t("donts")} {...lines("donts")} />
      </div>
    </div>
  );
}
