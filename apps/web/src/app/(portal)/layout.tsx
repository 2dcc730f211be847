import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { foldedCookie } from "@/components/shell/shell-types.ts";
import { GoToSignIn } from "@/features/auth/go-to-sign-in.tsx";
import { MeProvider } from "@/features/auth/me.tsx";
import { PortalFrame } from "@/features/auth/portal-frame.tsx";
import { pageViewer, startOf } from "@/server/http/page-viewer.ts";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const me = await pageViewer();
  if (!me) return <GoToSignIn />;
  if (!me.organization) redirect(startOf(me));
  const isFolded = (await cookies()).get(foldedCookie)?.value === "true";
  return (
    <MeProvider me={me}>
      <PortalFrame isFoldedAtFirst={isFolded}>{children}</PortalFrame>
    </MeProvider>
  );
}
