import { notFound } from "next/navigation";
import { Id } from "@fanfare/contracts/ids";
import { ImportScreen } from "@/features/creators/import-screen.tsx";

export default async function Page({ params }: { params: Promise<{ importId: string }> }) {
  const id = Id.safeParse((await params).importId);
  if (!id.success) notFound();
  return <ImportScreen importId={id.data} />;
}
