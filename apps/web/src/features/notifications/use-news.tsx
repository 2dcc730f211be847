"use client";

import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ShellNews } from "@/components/shell/shell-types.ts";
import { useMay } from "@/features/auth/me.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { NewsDrawer } from "./news-drawer.tsx";

// The worker writes a notification a moment after the fact that screens hear of live, so it is looked for besides.
const everyMs = 30_000;

/** The bell's count and way to the list, for the shell, and the list itself, to be put beside it. */
export type News = { bell: ShellNews; drawer: ReactNode };

/** What the organization is told. Its members share what was read, so only those who run campaigns mark it. */
export function useOrganizationNews(): News {
  const { query, command } = useTRPC().messaging;
  const { data } = useQuery(query.findNotifications.queryOptions(undefined, { refetchInterval: everyMs }));
  const mark = useCommand(command.markNotificationsRead, { invalidates: ["messaging"] });
  const mayMark = useMay("campaigns.write");
  const [isOpen, drawer] = useDisclosure(false);
  return {
    bell: { unread: data?.unread ?? 0, onOpen: drawer.open },
    drawer: <NewsDrawer reader="organization" isOpen={isOpen} onClose={drawer.close} news={data} onRead={mayMark ? mark.mutate : null} />,
  };
}

/** What a creator is told. */
export function useCreatorNews(): News {
  const { query, command } = useTRPC().messaging;
  const { data } = useQuery(query.findMyNotifications.queryOptions(undefined, { refetchInterval: everyMs }));
  const mark = useCommand(command.markMyNotificationsRead, { invalidates: ["messaging"] });
  const [isOpen, drawer] = useDisclosure(false);
  return {
    bell: { unread: data?.unread ?? 0, onOpen: drawer.open },
    drawer: <NewsDrawer reader="creator" isOpen={isOpen} onClose={drawer.close} news={data} onRead={mark.mutate} />,
  };
}
