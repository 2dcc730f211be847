"use client";

import type { Suggestion } from "@fanfare/contracts/discovery";
import { Autocomplete, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/trpc.tsx";

type AdderProps = { label: string; onAdd: (value: string) => void };

/** Adds one of many known values, found by its name. */
export function KnownValueAdder({ label, choices, onAdd }: AdderProps & { choices: readonly { value: string; label: string }[] }) {
  const [text, setText] = useState("");
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder={label}
      searchable
      data={[...choices]}
      value={null}
      limit={60}
      searchValue={text}
      onSearchChange={setText}
      onChange={(value) => {
        if (value) onAdd(value);
        setText("");
      }}
    />
  );
}

const typingPause = 150;
const longestValue = 60;

/** Adds a value of an open vocabulary: what the catalogue knows is offered, Enter takes what was typed. */
export function SuggestedValueAdder({ label, kind, onAdd }: AdderProps & { kind: Suggestion["kind"] }) {
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), typingPause);
  const found = useQuery({
    ...useTRPC().discovery.query.suggest.queryOptions({ text: asked, kinds: [kind] }, { placeholderData: keepPreviousData }),
    enabled: asked.length > 0,
  });
  const offered = asked && text ? [...new Set((found.data?.suggestions ?? []).map((suggestion) => suggestion.value))] : [];
  const add = (value: string) => {
    if (value.trim()) onAdd(value.trim());
    setText("");
  };
  return (
    <Autocomplete
      size="xs"
      aria-label={label}
      placeholder={label}
      maxLength={longestValue}
      data={offered}
      filter={({ options }) => options}
      value={text}
      onChange={setText}
      onOptionSubmit={add}
      onKeyDown={(event) => {
        // With an option under the arrows, Enter is the list's.
        if (event.key !== "Enter" || event.defaultPrevented || event.currentTarget.getAttribute("aria-activedescendant")) return;
        event.preventDefault();
        add(text);
      }}
    />
  );
}
