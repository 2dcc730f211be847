import { invitationByToken } from "@fanfare/db/readers/identity";
import { inScope } from "@fanfare/db/scoped";
import { hashToken } from "@fanfare/domain/kernel";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { InvitationScreen } from "@/features/auth/invitation-screen.tsx";
import { getApp } from "@/server/app.ts";
import { pageViewer } from "@/server/http/page-viewer.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("auth"))("invitation.pageTitle"), referrer: "no-referrer" as const });

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, me] = await Promise.all([params, pageViewer()]);
  const invitation = await inScope(getApp().db, { tokenHash: hashToken(token) }, (sql) => invitationByToken(sql, me?.person.email ?? null, new Date()));
  if (!invitation) notFound();
  return <InvitationScreen token={token} invitation={invitation} />;
}
