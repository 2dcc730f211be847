"use client";

import type { ReactNode } from "react";
import { CreatorShell } from "@/components/shell/creator-shell.tsx";
import { useCreatorNews } from "@/features/notifications/use-news.tsx";
import { LiveProvider } from "@/lib/live.tsx";
import { useMe } from "./me.tsx";

/** The creator's frame around a page; who is not a creator yet has no news. */
export function CreatorFrame({ children }: { children: ReactNode }) {
  const { person, isDemo, creatorId } = useMe();
  return <LiveProvider>{creatorId === null ? <CreatorShell viewer={person} isTestMode={isDemo} news={null}>{children}</CreatorShell> : <ToldFrame>{children}</ToldFrame>}</LiveProvider>;
}

function ToldFrame({ children }: { children: ReactNode }) {
  const { person, isDemo } = useMe();
  const { bell, drawer } = useCreatorNews();
  return (
    <>
      <CreatorShell viewer={person} isTestMode={isDemo} news={bell}>
        {children}
      </CreatorShell>
      {drawer}
    </>
  );
}
