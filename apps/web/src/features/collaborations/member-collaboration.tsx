"use client";

import { useMay } from "../auth/me.tsx";
import { CollaborationScreen } from "./collaboration-screen.tsx";

/** The organization's face of a collaboration. */
export function MemberCollaboration({ collaborationId }: { collaborationId: string }) {
  return <CollaborationScreen collaborationId={collaborationId} side="organization" mayDecide={useMay("collaborations.decide")} />;
}
