"use client";

import { platforms, type Platform } from "@fanfare/contracts/platforms";
import { DeliverableFormat } from "@fanfare/contracts/requirements";
import { ActionIcon, Button, MultiSelect, NumberInput, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, type ReactNode } from "react";
import { MoneyInput } from "@/components/money-input.tsx";
import { countryNames, languageNames } from "./names.ts";
import { emptyAccount, emptyRate, type ProfileDraft } from "./profile-draft.ts";
import classes from "./profile-fields.module.css";

type FieldsProps = { draft: ProfileDraft; onChange: (draft: ProfileDraft) => void; errors: Record<string, string> };

/** Everything a profile asks: who, where, on which networks, for how much. */
export function ProfileFields({ draft, onChange, errors }: FieldsProps) {
  const t = useTranslations("creator-profile");
  const locale = useLocale();
  const countries = useMemo(() => countryNames(locale), [locale]);
  const languages = useMemo(() => languageNames(locale), [locale]);
  const set = (change: Partial<ProfileDraft>) => onChange({ ...draft, ...change });
  return (
    <div className={classes.root}>
      <TextInput size="md" label={t("displayName")} value={draft.displayName} error={errors["displayName"]} maxLength={160} onChange={(event) => set({ displayName: event.currentTarget.value })} />
      <Select size="md" label={t("country")} placeholder={t("countryHint")} searchable data={countries} value={draft.country} error={errors["country"]} onChange={(country) => set({ country })} />
      <Accounts draft={draft} onChange={onChange} errors={errors} />
      <MultiSelect size="md" label={t("languages")} searchable data={languages} value={draft.languages} error={errors["languages"]} onChange={(value) => set({ languages: value })} maxValues={10} />
      <TagsInput size="md" label={t("topics")} description={t("topicsHint")} value={draft.topics} error={errors["topics"]} onChange={(topics) => set({ topics })} maxTags={20} />
      <Textarea size="md" label={t("bio")} description={t("bioHint")} autosize minRows={2} maxRows={8} maxLength={1000} value={draft.bio} error={errors["bio"]} onChange={(event) => set({ bio: event.currentTarget.value })} />
      <Rates draft={draft} onChange={onChange} errors={errors} />
    </div>
  );
}

function Group({ title, hint, error, children }: { title: string; hint: string; error: string | undefined; children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{title}</legend>
      <p className={classes.hint}>{hint}</p>
      {children}
      {error ? (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

function usePlatformChoices() {
  const name = useTranslations("common.platform");
  return platforms.map((value) => ({ value, label: name(value) }));
}

function Accounts({ draft, onChange, errors }: FieldsProps) {
  const t = useTranslations("creator-profile");
  const choices = usePlatformChoices();
  const change = (index: number, part: Partial<ProfileDraft["accounts"][number]>) =>
    onChange({ ...draft, accounts: draft.accounts.map((account, at) => (at === index ? { ...account, ...part } : account)) });
  return (
    <Group title={t("accounts")} hint={t("accountsHint")} error={errors["accounts"]}>
      {draft.accounts.map((account, index) => (
        <div key={account.key} className={classes.account}>
          <Select size="md" label={t("platform")} data={choices} allowDeselect={false} value={account.platform} onChange={(platform) => change(index, { platform: platform as Platform })} />
          <TextInput size="md" label={t("handle")} value={account.handle} autoCapitalize="none" autoCorrect="off" error={errors[`accounts.${index}.handle`]} onChange={(event) => change(index, { handle: event.currentTarget.value })} />
          <NumberInput size="md" label={t("followers")} min={0} thousandSeparator=" " hideControls inputMode="numeric" value={account.followers ?? ""} error={errors[`accounts.${index}.followers`]}
            onChange={(value) => change(index, { followers: typeof value === "number" ? Math.round(value) : null })} />
          {draft.accounts.length > 1 ? (
            <ActionIcon size={42} variant="default" aria-label={t("removeAccount", { handle: account.handle || String(index + 1) })} onClick={() => onChange({ ...draft, accounts: draft.accounts.filter((_, at) => at !== index) })}>
              <IconTrash size={18} />
            </ActionIcon>
          ) : null}
        </div>
      ))}
      <Button size="md" variant="default" leftSection={<IconPlus size={16} />} onClick={() => onChange({ ...draft, accounts: [...draft.accounts, emptyAccount("instagram")] })}>
        {t("addAccount")}
      </Button>
    </Group>
  );
}

function Rates({ draft, onChange, errors }: FieldsProps) {
  const t = useTranslations("creator-profile");
  const choices = usePlatformChoices();
  const formats = DeliverableFormat.options.map((value) => ({ value, label: t(`format.${value}`) }));
  const change = (index: number, part: Partial<ProfileDraft["rates"][number]>) =>
    onChange({ ...draft, rates: draft.rates.map((rate, at) => (at === index ? { ...rate, ...part } : rate)) });
  return (
    <Group title={t("rates")} hint={t("ratesHint")} error={errors["rates"]}>
      {draft.rates.map((rate, index) => (
        <div key={rate.key} className={classes.rate}>
          <Select size="md" label={t("ratePlatform")} data={choices} allowDeselect={false} value={rate.platform} onChange={(platform) => change(index, { platform: platform as Platform })} />
          <Select size="md" label={t("rateFormat")} data={formats} allowDeselect={false} value={rate.format} onChange={(format) => change(index, { format: format as DeliverableFormat })} />
          <MoneyInput size="md" label={t("price")} currency={rate.price?.currency ?? "EUR"} value={rate.price} error={errors[`rates.${index}.price.amount`]} onChange={(price) => change(index, { price })} />
          <ActionIcon size={42} variant="default" aria-label={t("removeRate", { number: index + 1 })} onClick={() => onChange({ ...draft, rates: draft.rates.filter((_, at) => at !== index) })}>
            <IconTrash size={18} />
          </ActionIcon>
        </div>
      ))}
      <Button size="md" variant="default" leftSection={<IconPlus size={16} />} onClick={() => onChange({ ...draft, rates: [...draft.rates, emptyRate(draft.accounts[0]?.platform)] })}>
        {t("addRate")}
      </Button>
    </Group>
  );
}
