"use client";

import type { CampaignView } from "@fanfare/contracts/campaigns";
import { useQuery } from "@tanstack/react-query";
import { useMay } from "@/features/auth/me.tsx";
import { useTRPC } from "@/lib/trpc.tsx";

/** One campaign as its pages show it; kept fresh by the events of others. */
export function useCampaign(campaignId: string) {
  return useQuery(useTRPC().campaigns.query.findCampaign.queryOptions({ campaignId }));
}

/** Whether the person may change this campaign, and it still can be changed. */
export function useMayChange(campaign: Pick<CampaignView, "status">): boolean {
  const mayWrite = useMay("campaigns.write");
  return mayWrite && campaign.status !== "completed" && campaign.status !== "archived";
}
