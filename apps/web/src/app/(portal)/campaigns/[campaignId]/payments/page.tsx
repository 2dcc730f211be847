import { Id } from "@fanfare/contracts/ids";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { CampaignPaymentsScreen } from "@/features/payments/campaign-payments-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("payments"))("title") });

export default async function Page({ params }: { params: Promise<{ campaignId: string }> }) {
  const id = Id.safeParse((await params).campaignId);
  if (!id.success) notFound();
  return <CampaignPaymentsScreen campaignId={id.data} />;
}
