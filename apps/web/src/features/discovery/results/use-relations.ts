"use client";

import type { CreatorCard, CreatorRelation } from "@fanfare/contracts/discovery";
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "@/lib/trpc.tsx";

const pageSize = 50;

/** How this organization stands to the creators on screen, read beside the results page by page. */
export function useRelations(creators: readonly CreatorCard[]): ReadonlyMap<string, CreatorRelation> {
  const trpc = useTRPC();
  const pages = useMemo(() => {
    const ids = creators.map((card) => card.id);
    return Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, page) => ids.slice(page * pageSize, (page + 1) * pageSize));
  }, [creators]);
  const relations = useQueries({
    queries: pages.map((creatorIds) => trpc.discovery.query.findRelations.queryOptions({ creatorIds })),
    combine: (found) => found.flatMap(({ data }) => data ?? []),
  });
  return useMemo(() => new Map(relations.map((relation) => [relation.creatorId, relation])), [relations]);
}
