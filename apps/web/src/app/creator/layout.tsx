import type { ReactNode } from "react";
import { CreatorShell } from "@/components/shell/creator-shell.tsx";
import { GoToSignIn } from "@/features/auth/go-to-sign-in.tsx";
import { MeProvider } from "@/features/auth/me.tsx";
import { LiveProvider } from "@/lib/live.tsx";
import { pageViewer } from "@/server/http/page-viewer.ts";

/** Open to everybody signed in: somebody who is not a creator yet becomes one on the pages inside. */
export default async function CreatorLayout({ children }: { children: ReactNode }) {
  const me = await pageViewer();
  if (!me) return <GoToSignIn />;
  return (
    <MeProvider me={me}>
      <LiveProvider>
        <CreatorShell viewer={me.person} isTestMode={me.isDemo}>
          {children}
        </CreatorShell>
      </LiveProvider>
    </MeProvider>
  );
}
