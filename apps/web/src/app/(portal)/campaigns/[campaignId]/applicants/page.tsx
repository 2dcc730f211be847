import { Id } from "@fanfare/contracts/ids";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ApplicantsScreen } from "@/features/collaborations/applicants-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("collaborations.applicants"))("title") });

export default async function Page({ params }: { params: Promise<{ campaignId: string }> }) {
  const id = Id.safeParse((await params).campaignId);
  if (!id.success) notFound();
  return <ApplicantsScreen campaignId={id.data} />;
}
