import { Id } from "@fanfare/contracts/ids";
import { notFound } from "next/navigation";
import { MemberCollaboration } from "@/features/collaborations/member-collaboration.tsx";

export default async function Page({ params }: { params: Promise<{ collaborationId: string }> }) {
  const id = Id.safeParse((await params).collaborationId);
  if (!id.success) notFound();
  return <MemberCollaboration collaborationId={id.data} />;
}
