"use client";

import type { CreatorFilter, Suggestion } from "@fanfare/contracts/discovery";
import { Combobox, Loader, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconBuildingStore, IconFilterSearch, IconHash, IconMapPin, IconSearch, IconUser } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState, type KeyboardEvent, type RefObject } from "react";
import { useTRPC } from "@/lib/trpc.tsx";
import { mergeFilters } from "../filter/filter-change.ts";
import classes from "./search.module.css";
import { useUnderstand } from "./use-understand.ts";

const typingPause = 150;
const leastLetters = 2;
const longestSuggestion = 60;
const longestText = 200;

const icons = { creator: IconUser, topic: IconHash, city: IconMapPin, brand: IconBuildingStore };
const fieldOf = { topic: "topics", city: "cities", brand: "brands" } as const;
const readAsFilters = "understand";

type SearchBoxProps = { filter: CreatorFilter; onChange: (filter: CreatorFilter) => void; field: RefObject<HTMLInputElement | null> };

/** What the catalogue knows that begins like the text. */
function useSuggestions(text: string, isOpen: boolean): readonly Suggestion[] {
  const [asked] = useDebouncedValue(text.trim().slice(0, longestSuggestion), typingPause);
  const found = useQuery({
    ...useTRPC().discovery.query.suggest.queryOptions({ text: asked }, { placeholderData: keepPreviousData }),
    enabled: isOpen && asked.length >= leastLetters,
  });
  return text.trim().length >= leastLetters ? (found.data?.suggestions ?? []) : [];
}

/** The screen's search: finds by text as one types, offers what is known, and reads a sentence as filters on Enter. */
export function SearchBox({ filter, onChange, field }: SearchBoxProps) {
  const t = useTranslations("discovery");
  const router = useRouter();
  const [text, setText] = useState(filter.text ?? "");
  useEffect(() => setText(filter.text ?? ""), [filter.text]);
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() });
  const suggestions = useSuggestions(text, list.dropdownOpened);
  const understand = useUnderstand(filter, onChange);
  const change = (value: string) => {
    setText(value);
    onChange({ ...filter, text: value });
    list.openDropdown();
    list.resetSelectedOption();
  };
  const read = () => {
    list.closeDropdown();
    if (text.trim()) void understand.run(text.trim());
  };
  const choose = (option: string) => {
    const picked = option === readAsFilters ? undefined : suggestions[Number(option)];
    if (!picked) return read();
    list.closeDropdown();
    if (picked.kind === "creator") return router.push(`/creators/${picked.creatorId}`);
    onChange(mergeFilters({ ...filter, text: undefined }, { [fieldOf[picked.kind]]: { include: [picked.value] } }));
  };
  const press = (event: KeyboardEvent) => {
    // An option under the arrows takes Enter by itself; else Enter reads the sentence.
    if (event.key !== "Enter" || (list.dropdownOpened && list.getSelectedOptionIndex() >= 0)) return;
    event.preventDefault();
    read();
  };
  const isSentence = /\S\s+\S/.test(text);
  const hasOptions = suggestions.length > 0 || isSentence;
  return (
    <Combobox store={list} onOptionSubmit={choose}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={field}
          className={classes.field ?? ""}
          data-screen-search
          aria-label={t("search")}
          placeholder={t("searchHint")}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={understand.isRunning ? <Loader size={16} aria-label={t("understanding")} /> : null}
          value={text}
          maxLength={longestText}
          autoComplete="off"
          onChange={(event) => change(event.currentTarget.value)}
          onFocus={() => list.openDropdown()}
          onClick={() => list.openDropdown()}
          onBlur={() => list.closeDropdown()}
          onKeyDown={press}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!hasOptions}>
        <Combobox.Options aria-label={t("suggestions")}>
          {suggestions.map((suggestion, index) => (
            <SuggestedOption key={`${suggestion.kind} ${suggestion.creatorId ?? suggestion.value}`} index={index} suggestion={suggestion} />
          ))}
          {isSentence ? (
            <Combobox.Option value={readAsFilters} className={classes.option ?? ""}>
              <IconFilterSearch size={16} aria-hidden />
              <span className={classes.label}>{t("readAsFilters", { text: text.trim() })}</span>
            </Combobox.Option>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function SuggestedOption({ index, suggestion }: { index: number; suggestion: Suggestion }) {
  const t = useTranslations("discovery.suggestion");
  const Icon = icons[suggestion.kind];
  return (
    <Combobox.Option value={String(index)} className={classes.option ?? ""}>
      <Icon size={16} aria-hidden />
      <span className={classes.label}>{suggestion.label}</span>
      <span className={classes.kind}>{t(suggestion.kind)}</span>
    </Combobox.Option>
  );
}
