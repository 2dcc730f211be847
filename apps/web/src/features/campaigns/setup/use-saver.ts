"use client";

import type { CampaignView } from "@fanfare/contracts/campaigns";
import type { Receipt } from "@fanfare/contracts/ids";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type Fault, readFault } from "@/lib/faults.ts";
import { useTRPC } from "@/lib/trpc.tsx";

type Base = { campaignId: string; expectedVersion: number };

export type Saver = {
  state: "saved" | "saving" | "failed";
  /** Why the last save was refused, unless its field says so itself. */
  fault: Fault | null;
  /** Sends one section after the other, each with the version the one before it left. Resolves with the refusal, or null. */
  save(send: (base: Base) => Promise<Receipt>, change: Partial<CampaignView>): Promise<Fault | null>;
};

/** The sections of a setup share one campaign and so one version: they take turns. */
export function useSaver(campaign: CampaignView): Saver {
  const queryClient = useQueryClient();
  const { campaigns } = useTRPC();
  const key = campaigns.query.findCampaign.queryKey({ campaignId: campaign.id });
  const version = useRef(campaign.version);
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const [waiting, setWaiting] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  // A version that others made is taken over with the data that shows it.
  version.current = Math.max(version.current, campaign.version);
  const run = async (send: (base: Base) => Promise<Receipt>, change: Partial<CampaignView>): Promise<Fault | null> => {
    try {
      const receipt = await send({ campaignId: campaign.id, expectedVersion: version.current });
      version.current = receipt.version;
      queryClient.setQueryData(key, (known) => known && { ...known, ...change, version: receipt.version });
      setFault(null);
      await queryClient.invalidateQueries({ queryKey: campaigns.query.findLaunchReadiness.queryKey({ campaignId: campaign.id }) });
      return null;
    } catch (error) {
      const refused = readFault(error);
      setFault(refused);
      if (refused.kind === "conflict") await queryClient.refetchQueries({ queryKey: key });
      return refused;
    }
  };
  return {
    state: waiting > 0 ? "saving" : fault ? "failed" : "saved",
    fault,
    save(send, change) {
      setWaiting((count) => count + 1);
      const done = turn.current.then(() => run(send, change)).finally(() => setWaiting((count) => count - 1));
      turn.current = done;
      return done;
    },
  };
}
