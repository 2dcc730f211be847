import { Id } from "@fanfare/contracts/ids";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ReviewScreen } from "@/features/review/review-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("content"))("title") });

export default async function Page({ params }: { params: Promise<{ deliverableId: string }> }) {
  const id = Id.safeParse((await params).deliverableId);
  if (!id.success) notFound();
  return <ReviewScreen deliverableId={id.data} />;
}
