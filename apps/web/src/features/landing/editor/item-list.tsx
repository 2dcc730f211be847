"use client";

import { Button, Input } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { ToolButton } from "./tool-button.tsx";
import { moved } from "./document.ts";
import classes from "./editor.module.css";
import { focusSoon } from "./use-editor.ts";

type ItemListProps<T extends { id: string }> = {
  label: string;
  add: string;
  addId: string;
  error?: string | undefined;
  items: readonly T[];
  most: number;
  make: () => T;
  /** `field` names what is typed into, so that typing on is one step back. */
  onChange: (items: T[], field: string) => void;
  render: (item: T, index: number, change: (item: T) => void) => ReactNode;
};

/** Entries of a block that can be added, taken away and put in another order. */
export function ItemList<T extends { id: string }>({ label, add, addId, error, items, most, make, onChange, render }: ItemListProps<T>) {
  const t = useTranslations("landing.editor.item");
  const list = useRef<HTMLOListElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const append = () => {
    onChange([...items, make()], `items+${items.length}`);
    focusSoon(() => list.current?.lastElementChild?.querySelector<HTMLElement>("input, textarea, select"));
  };
  const move = (index: number, by: number) => {
    const focused = document.activeElement;
    onChange(moved(items, index, by), `items^${items[index]?.id}.${index}`);
    focusSoon(() => (focused instanceof HTMLElement && !focused.matches(":disabled") ? focused : addButton.current));
  };
  const remove = (id: string) => {
    onChange(items.filter((item) => item.id !== id), `items-${id}`);
    focusSoon(() => addButton.current);
  };
  return (
    <Input.Wrapper label={label} labelElement="div" error={error}>
      <ol className={classes.items} ref={list}>
        {items.map((item, index) => (
          <li key={item.id} className={classes.item}>
            <div className={classes.itemFields}>{render(item, index, (changed) => onChange(items.map((known) => (known.id === item.id ? changed : known)), `items.${item.id}.${changedKey(item, changed)}`))}</div>
            <div className={classes.itemTools}>
              <ToolButton label={t("up", { number: index + 1 })} icon={<IconArrowUp size={16} aria-hidden />} isDisabled={index === 0} onClick={() => move(index, -1)} />
              <ToolButton label={t("down", { number: index + 1 })} icon={<IconArrowDown size={16} aria-hidden />} isDisabled={index === items.length - 1} onClick={() => move(index, 1)} />
              <ToolButton label={t("remove", { number: index + 1 })} icon={<IconTrash size={16} aria-hidden />} onClick={() => remove(item.id)} />
            </div>
          </li>
        ))}
      </ol>
      {items.length < most ? (
        <Button ref={addButton} id={addId} variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={append}>
          {add}
        </Button>
      ) : null}
    </Input.Wrapper>
  );
}

const changedKey = <T extends object>(before: T, after: T): string => (Object.keys(after) as (keyof T & string)[]).find((key) => before[key] !== after[key]) ?? "";
