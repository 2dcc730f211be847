"use client";

import type { SavedSearchView } from "@fanfare/contracts/discovery";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { notifyDone, notifyWithUndo } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { isEmptyFilter, isSameFilter } from "../filter/filter-change.ts";
import type { DiscoverState } from "../use-discover-state.ts";

const changed = ["discovery.query.findSavedSearches"] as const;

/** The organization's saved searches, the one on screen, and what can be done with them. */
export function useSavedSearches(state: DiscoverState) {
  const t = useTranslations("discovery.saved");
  const { query, command } = useTRPC().discovery;
  const found = useQuery(query.findSavedSearches.queryOptions());
  const searches: readonly SavedSearchView[] = found.data ?? [];
  const current = searches.find((search) => search.id === state.savedId) ?? null;
  const seen = useCommand(command.markSavedSearchSeen, { invalidates: changed });
  // An alert's link names the search: what it shows is seen by that, and a filter too long for a link is filled in.
  const hasArrived = useRef(false);
  useEffect(() => {
    if (hasArrived.current || !current) return;
    hasArrived.current = true;
    if (isEmptyFilter(state.filter)) state.openSaved(current);
    if (current.newMatches) seen.mutate({ searchId: current.id });
  });
  const save = useCommand(command.saveSearch, {
    invalidates: changed,
    onDone: ({ id }, { name, filter, sort }) => {
      state.openSaved({ id, filter, sort });
      notifyDone(t("done", { name }));
    },
  });
  const restore = useCommand(command.saveSearch, { invalidates: changed });
  const change = useCommand(command.changeSavedSearch, { invalidates: changed });
  const remove = useCommand(command.removeSavedSearch, { invalidates: changed });
  return {
    searches,
    current,
    isChanged: current !== null && !(isSameFilter(current.filter, state.filter) && current.sort === state.sort),
    newMatches: searches.reduce((sum, search) => sum + (search.newMatches ?? 0), 0),
    isError: found.isError,
    isBusy: save.isPending || change.isPending || remove.isPending,
    open: (search: SavedSearchView) => {
      state.openSaved(search);
      if (search.newMatches !== 0) seen.mutate({ searchId: search.id });
    },
    save: (name: string) => save.mutate({ name, filter: state.filter, sort: state.sort, hasAlert: false }),
    change: ({ id, version, name, filter, sort, hasAlert }: SavedSearchView, part: Partial<Pick<SavedSearchView, "name" | "filter" | "sort" | "hasAlert">>) =>
      change.mutate({ searchId: id, version, name, filter, sort, hasAlert, ...part }),
    remove: ({ id, name, filter, sort, hasAlert }: SavedSearchView) => {
      remove.mutate({ searchId: id });
      if (id === state.savedId) state.openSaved(null);
      notifyWithUndo(t("removed", { name }), () => restore.mutate({ name, filter, sort, hasAlert }));
    },
  };
}

export type SavedSearches = ReturnType<typeof useSavedSearches>;
