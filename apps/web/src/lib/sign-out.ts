"use client";

import { useTRPC } from "./trpc.tsx";
import { useCommand } from "./use-command.ts";

/** Ends the session on the server, then leaves for the sign-in page with nothing kept in memory. */
export function useSignOut(): () => void {
  const signOut = useCommand(useTRPC().identity.command.signOut, { onDone: () => window.location.assign("/sign-in") });
  return () => signOut.mutate();
}
