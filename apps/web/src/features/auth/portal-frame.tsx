"use client";

import type { ReactNode } from "react";
import { PortalShell } from "@/components/shell/portal-shell.tsx";
import { useOrganizationNews } from "@/features/notifications/use-news.tsx";
import { LiveProvider } from "@/lib/live.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { useMe } from "./me.tsx";

/** The portal around a page, with what the shell has to know of the person. */
export function PortalFrame({ isFoldedAtFirst, children }: { isFoldedAtFirst: boolean; children: ReactNode }) {
  const { person, organization, organizations, isDemo } = useMe();
  const switchOrganization = useCommand(useTRPC().identity.command.switchOrganization, {
    // Nothing of the other organization may stay in memory.
    onDone: () => window.location.assign("/campaigns"),
  });
  const { bell, drawer } = useOrganizationNews();
  if (!organization) return null;
  return (
    <LiveProvider>
      <PortalShell
        viewer={person}
        organization={organization}
        organizations={organizations}
        isTestMode={isDemo}
        news={bell}
        isFoldedAtFirst={isFoldedAtFirst}
        onSwitchOrganization={(organizationId) => switchOrganization.mutate({ organizationId })}
      >
        {children}
      </PortalShell>
      {drawer}
    </LiveProvider>
  );
}
