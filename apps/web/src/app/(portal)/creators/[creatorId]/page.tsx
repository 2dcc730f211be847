import { notFound } from "next/navigation";
import { Id } from "@fanfare/contracts/ids";
import { CreatorScreen } from "@/features/creators/creator-screen.tsx";

export default async function Page({ params }: { params: Promise<{ creatorId: string }> }) {
  const id = Id.safeParse((await params).creatorId);
  if (!id.success) notFound();
  return <CreatorScreen creatorId={id.data} />;
}
