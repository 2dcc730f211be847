"use client";

import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { RowsSkeleton } from "@/components/skeletons.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { CreatorName } from "../../discovery/creator-columns.tsx";
import { Panel } from "./panel.tsx";
import classes from "./profile.module.css";

/** Creators like this one, by what they publish or by who sees them. */
export function Lookalikes({ creatorId }: { creatorId: string }) {
  const t = useTranslations("creator-facts.lookalikes");
  const common = useTranslations("common");
  const [by, setBy] = useState<"content" | "audience">("content");
  const found = useQuery(useTRPC().discovery.query.findLookalikes.queryOptions({ creatorId, by }));
  return (
    <Panel title={t("title")} isWide note={found.data?.limited ? t("limited") : undefined}>
      <SegmentedControl size="sm" className={classes.choice ?? ""} aria-label={t("by")} value={by} onChange={(value) => setBy(value as typeof by)} data={[{ value: "content", label: t("content") }, { value: "audience", label: t("audience") }]} />
      {found.isPending ? <RowsSkeleton label={common("loading")} rows={3} /> : null}
      {found.data && found.data.creators.length === 0 && !found.data.limited ? <p className={classes.note}>{t("none")}</p> : null}
      <ul className={classes.lookalikes}>
        {found.data?.creators.map((card) => (
          <li key={card.id}>
            <Link href={`/creators/${card.id}`} className={classes.lookalike}>
              <CreatorName card={card} />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
