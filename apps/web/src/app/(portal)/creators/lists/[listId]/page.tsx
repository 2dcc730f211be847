import { notFound } from "next/navigation";
import { Id } from "@fanfare/contracts/ids";
import { ListScreen } from "@/features/creators/list-screen.tsx";

export default async function Page({ params }: { params: Promise<{ listId: string }> }) {
  const id = Id.safeParse((await params).listId);
  if (!id.success) notFound();
  return <ListScreen listId={id.data} />;
}
