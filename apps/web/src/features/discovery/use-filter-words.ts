"use client";

import type { CreatorConditions, CreatorFilter } from "@fanfare/contracts/discovery";
import type { Currency } from "@fanfare/contracts/money";
import type { Platform } from "@fanfare/contracts/platforms";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { formatMoney } from "@/lib/money.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import type { FilterWords } from "./filter/chip-label.ts";

const listFields = ["inLists", "notInLists"] as const;
const likeFields = ["likeCreators", "likeAudienceOf"] as const;
/** Closed vocabularies: their values are worded in the messages. */
const worded = new Set(["genders", "accountTypes", "postKinds", "contacts", "commentsMark", "reactionsMark"]);

const conditionsOf = (filter: CreatorFilter): CreatorConditions[] => [filter, ...(filter.anyOf ?? []), ...(filter.noneOf ?? [])];

/** Names of the lists, campaigns and creators that a filter knows by id; asked for only when it has some. */
function useNamedIds(filter: CreatorFilter): ReadonlyMap<string, string> {
  const trpc = useTRPC();
  const all = conditionsOf(filter);
  const hasLists = all.some((conditions) => listFields.some((field) => conditions[field]?.length));
  const hasCampaigns = all.some((conditions) => conditions.notInCampaigns?.length);
  const likeIds = [...new Set(all.flatMap((conditions) => likeFields.flatMap((field) => conditions[field] ?? [])))];
  const lists = useQuery({ ...trpc.creators.query.findLists.queryOptions(), enabled: hasLists });
  const campaigns = useQuery({ ...trpc.campaigns.query.findCampaigns.queryOptions({}), enabled: hasCampaigns });
  const creators = useQueries({
    queries: likeIds.map((creatorId) => trpc.creators.query.findCreator.queryOptions({ creatorId })),
    combine: (found) => found.flatMap(({ data }) => (data ? [[data.id, data.displayName] as const] : [])),
  });
  return useMemo(
    () => new Map([...(lists.data ?? []), ...(campaigns.data?.rows ?? [])].map(({ id, name }) => [id, name] as const).concat(creators)),
    [lists.data, campaigns.data, creators],
  );
}

/** What `chipLabel` needs to word a filter in the person's language. */
export function useFilterWords(filter: CreatorFilter): FilterWords {
  const t = useTranslations("discovery");
  const platformName = useTranslations("common.platform");
  const { number } = useFormatter();
  const locale = useLocale();
  const named = useNamedIds(filter);
  return useMemo(() => {
    const languages = new Intl.DisplayNames([locale], { type: "language" });
    const regions = new Intl.DisplayNames([locale], { type: "region" });
    const value = (field: string, text: string): string => {
      if (field === "networks" || field === "alsoOn") return platformName(text as Platform);
      if (field === "countries") return regions.of(text) ?? text;
      if (field === "languages") return languages.of(text) ?? text;
      if (field === "hashtags") return `#${text}`;
      if (field === "mentions") return `@${text}`;
      if (/List|Campaign|like/.test(field)) return named.get(text) ?? t("value.unnamed");
      return worded.has(field) ? t(`value.${field.endsWith("Mark") ? "mark" : field}.${text}`) : text;
    };
    return {
      t: (key, values) => t(key, values),
      count: (amount) => number(amount, { notation: "compact", maximumFractionDigits: 1 }),
      share: (share) => number(share, { style: "percent", maximumFractionDigits: 1 }),
      money: (minorUnits, currency) => formatMoney({ amount: String(minorUnits), currency: currency as Currency }, locale),
      value,
    };
  }, [t, platformName, number, locale, named]);
}
