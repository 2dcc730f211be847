import { Id } from "@fanfare/contracts/ids";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { CampaignFrame } from "@/features/campaigns/campaign-frame.tsx";

type LayoutProps = { params: Promise<{ campaignId: string }>; children: ReactNode };

export default async function CampaignLayout({ params, children }: LayoutProps) {
  const id = Id.safeParse((await params).campaignId);
  if (!id.success) notFound();
  return <CampaignFrame campaignId={id.data}>{children}</CampaignFrame>;
}
