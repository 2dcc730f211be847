"use client";

import type { Me } from "@fanfare/contracts/identity";
import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext } from "react";
import { useTRPC } from "@/lib/trpc.tsx";

const MeContext = createContext<Me | null>(null);

/** Hands the signed-in person to the screens: first as the server drew them, then as they are asked for again. */
export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  const { data } = useQuery(useTRPC().identity.query.findMe.queryOptions(undefined, { initialData: me }));
  return <MeContext value={data ?? me}>{children}</MeContext>;
}

/** The person in front of the screen. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe needs a MeProvider above it.");
  return me;
}

/** Whether their role has the permission; the server asks again in any case. */
export const useMay = (permission: string): boolean => useMe().organization?.permissions.includes(permission) ?? false;
