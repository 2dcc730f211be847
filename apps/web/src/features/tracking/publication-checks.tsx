"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { DecideStoryProof } from "./decide-story-proof.tsx";
import { PublicationFacts } from "./publication-facts.tsx";
import classes from "./publication.module.css";

/** What became of a deliverable's post, for the organization: the post, its checks with their evidence, its numbers. */
export function PublicationChecks({ deliverableId }: { deliverableId: string }) {
  const t = useTranslations("tracking.checks");
  const common = useTranslations("common");
  const { data } = useQuery(useTRPC().tracking.query.findPublication.queryOptions({ deliverableId }));
  if (!data) return <TextSkeleton label={common("loading")} />;
  return (
    <div className={classes.root}>
      {data.publication ? <PublicationFacts publication={data.publication} reader="agency" /> : <p className={classes.quiet}>{t("nothing")}</p>}
      {data.storyProof ? <DecideStoryProof proof={data.storyProof} /> : null}
    </div>
  );
}
