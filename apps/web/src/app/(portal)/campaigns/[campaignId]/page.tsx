import { Id } from "@fanfare/contracts/ids";
import { notFound } from "next/navigation";
import { CampaignOverview } from "@/features/reporting/campaign-overview.tsx";

export default async function Page({ params }: { params: Promise<{ campaignId: string }> }) {
  const id = Id.safeParse((await params).campaignId);
  if (!id.success) notFound();
  return <CampaignOverview campaignId={id.data} />;
}
