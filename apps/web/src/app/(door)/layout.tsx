import type { ReactNode } from "react";
import { DoorFrame } from "@/features/auth/door-frame.tsx";
import { doorFacts } from "@/server/http/page-viewer.ts";

export default async function DoorLayout({ children }: { children: ReactNode }) {
  const { mismatch } = await doorFacts();
  return <DoorFrame mismatch={mismatch}>{children}</DoorFrame>;
}
