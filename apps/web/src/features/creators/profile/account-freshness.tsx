"use client";

import type { AccountFactsView } from "@fanfare/contracts/creator-facts";
import type { ReactNode } from "react";
import { Freshness } from "@/features/connections/freshness.tsx";

type AccountFreshnessProps = {
  account: AccountFactsView;
  /** Of an account that nobody reads, whose figures say themselves where they come from. */
  otherwise?: ReactNode;
};

/** How fresh an account's figures are. */
export function AccountFreshness({ account: { platform, isConnected, lastReadAt, staleSince, staleReason }, otherwise = null }: AccountFreshnessProps) {
  if (!isConnected && lastReadAt === null && staleSince === null) return otherwise;
  return <Freshness freshness={{ platform, source: isConnected ? "consent" : "public", readAt: lastReadAt, isFinal: false, staleSince, staleReason }} reader="agency" />;
}
