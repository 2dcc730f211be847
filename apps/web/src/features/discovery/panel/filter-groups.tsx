"use client";

import { accountTypes, contactKinds, genders, postKinds } from "@fanfare/contracts/creator-metrics";
import { marks } from "@fanfare/contracts/discovery";
import { platforms } from "@fanfare/contracts/platforms";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, type ComponentType } from "react";
import { useTRPC } from "@/lib/trpc.tsx";
import { countryNames, languageNames } from "../../creator-profile/names.ts";
import type { FilterGroup } from "../filter/filter-fields.ts";
import { AudienceControl } from "./audience-control.tsx";
import { ChoiceControl } from "./choice-control.tsx";
import { Control } from "./control.tsx";
import { GrowthControl } from "./growth-control.tsx";
import { usePanel } from "./panel-context.ts";
import { PriceControl } from "./price-control.tsx";
import { RangeControl, type RangeField } from "./range-control.tsx";
import { ChecksControl, DaysControl, FlagControl, ManyControl, SwitchControl, TextControl, WordChoiceControl } from "./small-controls.tsx";
import { KnownValueAdder, SuggestedValueAdder } from "./value-adder.tsx";

const ranges = (fields: readonly RangeField[]) => fields.map((field) => <RangeControl key={field} field={field} />);

function Network() {
  return (
    <>
      <ChoiceControl field="networks" values={platforms} facet="networks" />
      <RangeControl field="followers" />
      <ChecksControl field="alsoOn" values={platforms} />
      <RangeControl field="postCount" />
      <ChoiceControl field="accountTypes" values={accountTypes} facet="accountTypes" />
      <FlagControl field="isVerified" />
      <FlagControl field="isPrivate" />
      <FlagControl field="isOfficialArtist" />
    </>
  );
}

function Engagement() {
  return (
    <>
      {ranges(["engagementRate", "averageViews"])}
      <GrowthControl />
      <DaysControl field="lastPostWithinDays" />
      {ranges(["engagements", "averageLikes", "averageComments", "averageShares", "averageSaves", "estimatedReach", "reelsViews", "shortsViews", "liveViewers", "hoursStreamed", "activeDaysPerWeek"])}
    </>
  );
}

function Creator() {
  const t = useTranslations("discovery");
  const locale = useLocale();
  const countries = useMemo(() => countryNames(locale), [locale]);
  const languages = useMemo(() => languageNames(locale), [locale]);
  const label = (field: string) => t("filter.add", { field: t(`field.${field}`) });
  return (
    <>
      <ChoiceControl field="countries" facet="countries" adder={(add) => <KnownValueAdder label={label("countries")} choices={countries} onAdd={(value) => add(value, "include")} />} />
      <ChoiceControl field="cities" facet="cities" adder={(add) => <SuggestedValueAdder label={label("cities")} kind="city" onAdd={(value) => add(value, "include")} />} />
      <ChoiceControl field="languages" facet="languages" adder={(add) => <KnownValueAdder label={label("languages")} choices={languages} onAdd={(value) => add(value, "include")} />} />
      <ChoiceControl field="topics" facet="topics" adder={(add) => <SuggestedValueAdder label={label("topics")} kind="topic" onAdd={(value) => add(value, "include")} />} />
      <ChoiceControl field="brands" facet="brands" adder={(add) => <SuggestedValueAdder label={label("brands")} kind="brand" onAdd={(value) => add(value, "include")} />} />
      <ChoiceControl field="genders" values={genders} facet="genders" />
      <RangeControl field="age" />
      <Source />
    </>
  );
}

function Source() {
  const { conditions, set } = usePanel();
  const t = useTranslations("discovery");
  const data = [{ value: "", label: t("filter.any") }, ...(["import", "self"] as const).map((value) => ({ value, label: t(`source.${value}`) }))];
  return (
    <Control field="source" title={t("field.source")}>
      <NativeSelect size="xs" aria-label={t("field.source")} data={data} value={conditions.source ?? ""} onChange={(event) => set("source", (event.currentTarget.value || undefined) as "import" | "self" | undefined)} />
    </Control>
  );
}

function Content() {
  return (
    <>
      <TextControl field="anywhere" />
      <TextControl field="bio" />
      <TextControl field="captions" />
      <WordChoiceControl field="hashtags" />
      <WordChoiceControl field="mentions" />
      <ChoiceControl field="postKinds" values={postKinds} />
      <FlagControl field="hasSponsoredPosts" />
      <WordChoiceControl field="games" />
    </>
  );
}

function Quality() {
  return (
    <>
      <RangeControl field="authenticity" />
      <ChecksControl field="commentsMark" values={marks} />
      <ChecksControl field="reactionsMark" values={marks} />
    </>
  );
}

function Price() {
  return (
    <>
      <PriceControl />
      <FlagControl field="hasContact" />
      <ChecksControl field="contacts" values={contactKinds} />
    </>
  );
}

function History() {
  const trpc = useTRPC();
  const lists = useQuery(trpc.creators.query.findLists.queryOptions());
  const campaigns = useQuery(trpc.campaigns.query.findCampaigns.queryOptions({}));
  const listChoices = (lists.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const campaignChoices = (campaigns.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <SwitchControl field="notDeclined" />
      <DaysControl field="notContactedWithinDays" />
      <ManyControl field="inLists" choices={listChoices} most={20} />
      <ManyControl field="notInLists" choices={listChoices} most={20} />
      <ManyControl field="notInCampaigns" choices={campaignChoices} most={20} />
    </>
  );
}

/** What stands under each heading of the panel. */
export const groupContents: Record<FilterGroup, ComponentType> = {
  network: Network,
  engagement: Engagement,
  creator: Creator,
  content: Content,
  audience: AudienceControl,
  quality: Quality,
  price: Price,
  history: History,
};
