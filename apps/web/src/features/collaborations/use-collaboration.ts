"use client";

import type { Side } from "@fanfare/contracts/collaborations";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";

const stale = { invalidates: ["collaborations", "payments", "campaigns"] };

/** One collaboration as its side sees it, and what that side can do. */
export function useCollaboration(side: Side, collaborationId: string) {
  const { query } = useTRPC().collaborations;
  const asMember = useQuery(query.findCollaboration.queryOptions({ collaborationId }, { enabled: side === "organization" }));
  const asCreator = useQuery(query.findMyCollaboration.queryOptions({ collaborationId }, { enabled: side === "creator" }));
  return side === "organization" ? asMember : asCreator;
}

export function useNegotiation(side: Side, onDone: () => void) {
  const { command } = useTRPC().collaborations;
  const options = { ...stale, onDone };
  const asMember = { agree: useCommand(command.agreeToOffer, options), counter: useCommand(command.counterOffer, options) };
  const asCreator = { agree: useCommand(command.agreeAsCreator, options), counter: useCommand(command.counterAsCreator, options) };
  return { ...(side === "organization" ? asMember : asCreator), offer: useCommand(command.makeOffer, options) };
}

/** Ending it, in the word of the side: an organization cancels, a creator withdraws. */
export function useEnding(side: Side, onDone: () => void) {
  const { command } = useTRPC().collaborations;
  const cancel = useCommand(command.cancelCollaboration, { ...stale, onDone });
  const withdraw = useCommand(command.withdraw, { ...stale, onDone });
  return side === "organization" ? cancel : withdraw;
}
