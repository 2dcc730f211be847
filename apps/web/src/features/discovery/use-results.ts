"use client";

import type { CreatorCard, CreatorFilter } from "@fanfare/contracts/discovery";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "@/lib/trpc.tsx";
import type { DiscoverState } from "./use-discover-state.ts";

const typingPause = 150;
const pageSize = 50;
const noCards: CreatorCard[] = [];

type Asked = { filter: CreatorFilter; sort: DiscoverState["sort"]; isDescending: boolean };

/**
 * What is asked of the server: the first change at once, those that follow in one go when they pause. The text goes
 * without the space one has just typed.
 */
export function useAsked({ filter, sort, isDescending }: DiscoverState): Asked {
  const text = JSON.stringify({ filter: { ...filter, text: filter.text?.trim() || undefined }, sort, isDescending });
  const [asked] = useDebouncedValue(text, typingPause, { leading: true });
  return useMemo(() => JSON.parse(asked) as Asked, [asked]);
}

/** The pages read so far. While another filter is being read, the results before it stay. */
export function useResults(asked: Asked) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.discovery.query.searchCreators.infiniteQueryOptions(
      { ...asked, limit: pageSize },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, initialCursor: null, placeholderData: keepPreviousData },
    ),
  );
  const first = query.data?.pages[0];
  const creators = useMemo(() => query.data?.pages.flatMap((page) => page.creators) ?? noCards, [query.data]);
  return {
    creators,
    total: first?.total ?? null,
    isExact: first?.totalIsExact ?? true,
    isLimited: first?.limited ?? false,
    ignored: first?.ignored ?? [],
    status: query.isError && creators.length === 0 ? ("error" as const) : query.isPending ? ("loading" as const) : ("ready" as const),
    isRefreshing: query.isPlaceholderData,
    retry: () => void query.refetch(),
    more: () => (query.hasNextPage && !query.isFetchingNextPage && !query.isPlaceholderData ? void query.fetchNextPage() : undefined),
    isLoadingMore: query.isFetchingNextPage,
  };
}

export type Results = ReturnType<typeof useResults>;

/** How many each value would give. It comes by itself, so that counting never holds up the results. */
export function useFacets({ filter }: Asked) {
  const counted = useQuery(useTRPC().discovery.query.countCreators.queryOptions({ filter }, { placeholderData: keepPreviousData }));
  return { facets: counted.data?.facets ?? null, counting: counted.isPending ? ("loading" as const) : ("ready" as const) };
}
