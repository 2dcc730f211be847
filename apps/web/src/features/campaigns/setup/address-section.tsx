"use client";

import { CampaignName, CampaignSlug } from "@fanfare/contracts/campaigns";
import { Anchor, Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useTRPCClient } from "@/lib/trpc.tsx";
import type { SectionProps } from "./brief-section.tsx";
import classes from "./setup.module.css";
import { useDraft } from "./use-draft.ts";

/** What the campaign is called. */
export function NameSection({ campaign, saver, isDisabled }: SectionProps) {
  const t = useTranslations("campaigns.setup.name");
  const client = useTRPCClient();
  const draft = useDraft(
    campaign.name,
    (name) => saver.save((base) => client.campaigns.command.renameCampaign.mutate({ ...base, name: name.trim() }), { name: name.trim() }),
    (name) => CampaignName.safeParse(name).success,
  );
  return (
    <TextInput
      id="campaign-name"
      label={t("label")}
      description={t("brand", { brand: campaign.brand.name, currency: campaign.budget.currency })}
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={draft.value}
      maxLength={160}
      disabled={isDisabled}
      error={draft.faults["name"] ?? problemOf(CampaignName, draft.value)}
      onBlur={draft.flush}
      onChange={(event) => draft.set(event.currentTarget.value)}
    />
  );
}

/** The sentence of a contract about a text, when there is one. */
const problemOf = (schema: typeof CampaignName | typeof CampaignSlug, text: string): string | undefined => schema.safeParse(text).error?.issues[0]?.message;

/** The campaign's public address; one that is in use is told at once. */
export function AddressSection({ campaign, saver, isDisabled }: SectionProps) {
  const t = useTranslations("campaigns.setup.address");
  const client = useTRPCClient();
  const draft = useDraft(
    campaign.slug,
    (slug) => saver.save((base) => client.campaigns.command.changeSlug.mutate({ ...base, slug }), { slug }),
    (slug) => CampaignSlug.safeParse(slug).success,
  );
  const isFixed = campaign.launchedAt !== null;
  return (
    <TextInput
      id="slug"
      className={classes.address ?? ""}
      label={t("label")}
      description={isFixed ? t("fixed") : t("hint")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      leftSection="/c/"
      leftSectionWidth={36}
      value={draft.value}
      maxLength={60}
      spellCheck={false}
      autoCapitalize="none"
      disabled={isDisabled || isFixed}
      error={draft.faults["slug"] ?? problemOf(CampaignSlug, draft.value)}
      onBlur={draft.flush}
      onChange={(event) => draft.set(event.currentTarget.value.toLowerCase().replaceAll(" ", "-"))}
    />
  );
}

/** How the landing page stands, and the way to its editor. */
export function PageSection({ campaign }: Pick<SectionProps, "campaign">) {
  const t = useTranslations("campaigns.setup.page");
  const isSeen = campaign.status === "live" || campaign.status === "paused";
  return (
    <div className={classes.page}>
      <p className={classes.quiet}>
        {campaign.publishedVersion === 0 ? t("none") : t("published", { version: campaign.publishedVersion })}{" "}
        {isSeen ? (
          <Anchor href={`/c/${campaign.slug}`} target="_blank">
            {t("open")}
          </Anchor>
        ) : null}
      </p>
      <Button component={Link} href={`/campaigns/${campaign.id}/page`} variant="default">
        {t("edit")}
      </Button>
    </div>
  );
}
