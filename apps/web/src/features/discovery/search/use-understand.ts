"use client";

import type { CreatorFilter } from "@fanfare/contracts/discovery";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { readFault } from "@/lib/faults.ts";
import { notifyFault, notifyWithUndo } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { mergeFilters } from "../filter/filter-change.ts";

/** Turns a sentence into conditions beside those in force; words it cannot read stay as text. It can be taken back. */
export function useUnderstand(filter: CreatorFilter, onChange: (filter: CreatorFilter) => void) {
  const t = useTranslations("discovery");
  const trpc = useTRPC();
  const client = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const latest = useRef({ filter, onChange });
  latest.current = { filter, onChange };
  const run = async (sentence: string) => {
    setRunning(true);
    try {
      const answer = await client.fetchQuery(trpc.discovery.query.understand.queryOptions({ sentence }));
      const before = latest.current.filter;
      if (answer.understood.length === 0) return;
      latest.current.onChange(mergeFilters({ ...before, text: undefined }, { ...answer.filter, text: answer.left || undefined }));
      const words = answer.understood.map((part) => part.words).join(", ");
      notifyWithUndo(answer.left ? t("understoodPartly", { words, left: answer.left }) : t("understood", { words }), () => latest.current.onChange({ ...before, text: sentence }));
    } catch (error) {
      notifyFault(readFault(error), t("notUnderstood"));
    } finally {
      setRunning(false);
    }
  };
  return { run, isRunning };
}
