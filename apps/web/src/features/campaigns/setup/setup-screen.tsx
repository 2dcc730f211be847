"use client";

import type { CampaignView } from "@fanfare/contracts/campaigns";
import { Alert } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconLoader2 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { SectionList, type SetupSection } from "@/components/section-list.tsx";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { useMay } from "@/features/auth/me.tsx";
import { faultMessage } from "@/lib/faults.ts";
import { useCampaign, useMayChange } from "../use-campaign.ts";
import { AddressSection, NameSection, PageSection } from "./address-section.tsx";
import { BriefSection } from "./brief-section.tsx";
import { LaunchPanel } from "./launch-panel.tsx";
import { BudgetSection, DatesSection } from "./money-sections.tsx";
import { RequirementsSection } from "./requirements-section.tsx";
import classes from "./setup.module.css";
import { type Saver, useSaver } from "./use-saver.ts";

/** A campaign from the first word to its launch, on one page, in any order, saved while one types. */
export function SetupScreen({ campaignId }: { campaignId: string }) {
  const common = useTranslations("common");
  const { data } = useCampaign(campaignId);
  return data ? <Setup campaign={data} /> : <TextSkeleton label={common("loading")} lines={12} />;
}

function Setup({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("campaigns.setup");
  const saver = useSaver(campaign);
  const isDisabled = !useMayChange(campaign);
  const shared = { campaign, saver, isDisabled };
  const { brief, budget } = campaign;
  const sections: SetupSection[] = [
    { id: "name", title: t("name.title"), isReady: true, content: <NameSection {...shared} /> },
    { id: "brief", title: t("brief.title"), isReady: brief.goal.trim() !== "" && brief.creatorGets.trim() !== "", content: <BriefSection {...shared} /> },
    { id: "requirements", title: t("requirements.title"), isReady: campaign.requirements.length > 0, content: <RequirementsSection {...shared} /> },
    { id: "dates", title: t("dates.title"), isReady: campaign.endsOn !== null, content: <DatesSection {...shared} /> },
    { id: "budget", title: t("budget.title"), isReady: budget.budget !== "0" && budget.funded !== "0", content: <BudgetSection {...shared} /> },
    { id: "address", title: t("address.title"), isReady: true, content: <AddressSection {...shared} /> },
    { id: "page", title: t("page.title"), isReady: campaign.publishedVersion > 0, content: <PageSection campaign={campaign} /> },
  ];
  return (
    <>
      <Notice campaign={campaign} isDisabled={isDisabled} />
      <SectionList
        sections={sections}
        aside={
          <>
            {isDisabled ? null : <SaveState saver={saver} />}
            {isDisabled ? null : <LaunchPanel campaign={campaign} isSaving={saver.state === "saving"} />}
          </>
        }
      />
    </>
  );
}

/** Why nothing can be changed here, when that is so. */
function Notice({ campaign, isDisabled }: { campaign: CampaignView; isDisabled: boolean }) {
  const t = useTranslations("campaigns.setup");
  const status = useTranslations("common.status");
  const mayWrite = useMay("campaigns.write");
  if (!isDisabled) return null;
  return (
    <Alert color="gray" variant="light" mb="lg" role="status">
      {mayWrite ? t("ended", { status: status(campaign.status).toLowerCase() }) : t("readOnly")}
    </Alert>
  );
}

/** Whether what was typed is stored; a refusal that stands at no field says why. */
export function SaveState({ saver: { state, fault } }: { saver: Pick<Saver, "state" | "fault"> }) {
  const t = useTranslations("campaigns.setup");
  const faults = useTranslations("faults");
  const Icon = { saved: IconCheck, saving: IconLoader2, failed: IconAlertTriangle }[state];
  const why = fault?.kind === "conflict" && !fault.fields ? t("changedElsewhere") : fault && !fault.fields ? faultMessage(fault, faults) : t("invalid");
  return (
    <p className={classes.state} data-state={state} role="status">
      <Icon size={16} aria-hidden />
      {state === "failed" ? why : t(state)}
    </p>
  );
}
