"use client";

import { AudienceFilter, shareSteps } from "@fanfare/contracts/discovery";
import { ageBrackets } from "@fanfare/contracts/creator-metrics";
import { ActionIcon, Button, NativeSelect, Switch } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, type ReactNode } from "react";
import { countryNames, languageNames } from "../../creator-profile/names.ts";
import type { AudiencePart } from "../filter/filter-fields.ts";
import { Control, useIsSought } from "./control.tsx";
import { usePanel } from "./panel-context.ts";
import classes from "./panel.module.css";
import { RangeFields } from "./range-control.tsx";
import { KnownValueAdder, SuggestedValueAdder } from "./value-adder.tsx";

const usualShare = 0.2;
const mostAges = 6;
const bases = ["followers", "likers", "commenters", "viewers"] as const;

type Entry = { value: string; minShare: number };

/** Who sees the creator: each line asks for at least a share of the audience, and all of them have to hold. */
export function AudienceControl() {
  const { conditions, set } = usePanel();
  const t = useTranslations("discovery");
  const locale = useLocale();
  const countries = useMemo(() => countryNames(locale), [locale]);
  const languages = useMemo(() => languageNames(locale), [locale]);
  const audience = conditions.audience ?? {};
  const isKnownSought = useIsSought(t("flag.audienceIsKnown.yes"));
  const change = (part: Partial<AudienceFilter>) => set("audience", { ...audience, ...part });
  const genders = (["female", "male"] as const).map((value) => ({ value, label: t(`value.genders.${value}`) }));
  return (
    <div className={classes.controls} data-field="audience">
      <Shares part="countries" adder={(onAdd, label) => <KnownValueAdder label={label} choices={countries} onAdd={onAdd} />} />
      <Shares part="cities" adder={(onAdd, label) => <SuggestedValueAdder label={label} kind="city" onAdd={onAdd} />} />
      <Shares part="languages" adder={(onAdd, label) => <KnownValueAdder label={label} choices={languages} onAdd={onAdd} />} />
      <Shares part="genders" adder={(onAdd, label) => <KnownValueAdder label={label} choices={genders} onAdd={onAdd} />} />
      <Ages />
      <Shares part="interests" adder={(onAdd, label) => <SuggestedValueAdder label={label} kind="topic" onAdd={onAdd} />} />
      <Shares part="brands" adder={(onAdd, label) => <SuggestedValueAdder label={label} kind="brand" onAdd={onAdd} />} />
      <Control title={t("field.credibility")}>
        <RangeFields name={t("field.credibility")} bounds={audience.credibility ?? {}} isShare isValid={(credibility) => AudienceFilter.safeParse({ credibility }).success} onChange={(credibility) => change({ credibility })} />
      </Control>
      <Control title={t("field.basis")}>
        <NativeSelect size="xs" aria-label={t("field.basis")} value={audience.basis ?? ""} data={[{ value: "", label: t("filter.any") }, ...bases.map((value) => ({ value, label: t(`basis.${value}`) }))]}
          onChange={(event) => change({ basis: (event.currentTarget.value || undefined) as AudienceFilter["basis"] })} />
      </Control>
      {isKnownSought ? <Switch size="xs" label={t("flag.audienceIsKnown.yes")} checked={audience.isKnown === true} onChange={(event) => change({ isKnown: event.currentTarget.checked || undefined })} /> : null}
    </div>
  );
}

function useShareChoices() {
  const { words } = usePanel();
  const t = useTranslations("discovery.filter");
  return shareSteps.map((share) => ({ value: String(share), label: share === shareSteps[0] ? t("anyShare") : t("share", { share: words.share(share) }) }));
}

function Shares({ part, adder }: { part: AudiencePart; adder: (onAdd: (value: string) => void, label: string) => ReactNode }) {
  const { conditions, set, words } = usePanel();
  const t = useTranslations("discovery");
  const entries: Entry[] = conditions.audience?.[part] ?? [];
  const change = (next: Entry[]) => set("audience", { ...conditions.audience, [part]: next });
  const add = (value: string) => (entries.some((entry) => entry.value === value) ? undefined : change([...entries, { value, minShare: usualShare }]));
  return (
    <Control title={t(`audience.${part}`)}>
      {entries.map((entry) => (
        <ShareLine key={entry.value} name={words.value(part, entry.value)} minShare={entry.minShare}
          onShare={(minShare) => change(entries.map((other) => (other.value === entry.value ? { ...other, minShare } : other)))}
          onRemove={() => change(entries.filter((other) => other.value !== entry.value))} />
      ))}
      {adder(add, t("filter.add", { field: t(`audience.${part}`) }))}
    </Control>
  );
}

type ShareLineProps = { name: ReactNode; minShare: number; onShare: (share: number) => void; onRemove: () => void };

function ShareLine({ name, minShare, onShare, onRemove }: ShareLineProps) {
  const t = useTranslations("discovery.filter");
  const shares = useShareChoices();
  const text = typeof name === "string" ? name : t("ages");
  return (
    <div className={classes.line}>
      <span className={classes.lineName}>{name}</span>
      <NativeSelect size="xs" w={104} aria-label={t("shareOf", { value: text })} data={shares} value={String(minShare)} onChange={(event) => onShare(Number(event.currentTarget.value))} />
      <ActionIcon size={28} aria-label={t("remove", { value: text })} onClick={onRemove}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}

type AgeEntry = NonNullable<AudienceFilter["ages"]>[number];

/** Brackets taken together, such as 18 to 34. Moving one end past the other takes that along. */
function Ages() {
  const { conditions, set } = usePanel();
  const t = useTranslations("discovery");
  const ages = conditions.audience?.ages ?? [];
  const change = (next: AgeEntry[]) => set("audience", { ...conditions.audience, ages: next });
  const at = (bracket: AgeEntry["from"]) => ageBrackets.indexOf(bracket);
  const replace = (index: number, entry: AgeEntry) => change(ages.map((other, place) => (place === index ? entry : other)));
  return (
    <Control title={t("audience.ages")}>
      {ages.map((entry, index) => (
        <ShareLine key={index} minShare={entry.minShare} onShare={(minShare) => replace(index, { ...entry, minShare })} onRemove={() => change(ages.filter((_, place) => place !== index))}
          name={
            <span className={classes.ages}>
              <NativeSelect size="xs" aria-label={t("filter.ageFrom")} data={ageBrackets.map((bracket) => ({ value: bracket, label: bracket.split(/[-+]/)[0] ?? bracket }))} value={entry.from}
                onChange={(event) => {
                  const from = event.currentTarget.value as AgeEntry["from"];
                  replace(index, { ...entry, from, to: at(from) > at(entry.to) ? from : entry.to });
                }} />
              <NativeSelect size="xs" aria-label={t("filter.ageTo")} data={ageBrackets.map((bracket) => ({ value: bracket, label: bracket.split("-")[1] ?? bracket }))} value={entry.to}
                onChange={(event) => {
                  const to = event.currentTarget.value as AgeEntry["to"];
                  replace(index, { ...entry, to, from: at(to) < at(entry.from) ? to : entry.from });
                }} />
            </span>
          } />
      ))}
      {ages.length < mostAges ? (
        <Button size="compact-sm" variant="subtle" className={classes.add ?? ""} leftSection={<IconPlus size={14} />} onClick={() => change([...ages, { from: "18-24", to: "25-34", minShare: usualShare }])}>
          {t("filter.addAges")}
        </Button>
      ) : null}
    </Control>
  );
}
