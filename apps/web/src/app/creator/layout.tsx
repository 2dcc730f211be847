import type { ReactNode } from "react";
import { CreatorFrame } from "@/features/auth/creator-frame.tsx";
import { GoToSignIn } from "@/features/auth/go-to-sign-in.tsx";
import { MeProvider } from "@/features/auth/me.tsx";
import { pageViewer } from "@/server/http/page-viewer.ts";

/** Open to everybody signed in: somebody who is not a creator yet becomes one on the pages inside. */
export default async function CreatorLayout({ children }: { children: ReactNode }) {
  const me = await pageViewer();
  if (!me) return <GoToSignIn />;
  return (
    <MeProvider me={me}>
      <CreatorFrame>{children}</CreatorFrame>
    </MeProvider>
  );
}
