"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/page-header.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { AddToList } from "../discovery/add-to-list.tsx";
import { CreatorFacts } from "./creator-facts.tsx";

/** A creator's own page. */
export function CreatorScreen({ creatorId }: { creatorId: string }) {
  const t = useTranslations("creators");
  const found = useQuery(useTRPC().creators.query.findCreator.queryOptions({ creatorId }));
  return (
    <>
      <PageHeader
        title={found.data?.displayName ?? "…"}
        breadcrumbs={[{ label: t("discover"), href: "/discover" }]}
        action={found.data ? <AddToList creatorIds={[creatorId]} isPrimary /> : null}
      />
      <CreatorFacts creatorId={creatorId} />
    </>
  );
}
