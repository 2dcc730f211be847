"use client";

import type { LandingBlockType, LandingDocument } from "@fanfare/contracts/landing";
import { Button, Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { blockIcons } from "./block-icons.ts";
import { blockTypes, canAdd } from "./document.ts";
import classes from "./editor.module.css";

type AddBlockProps = { page: LandingDocument; isOpen: boolean; onOpen: (isOpen: boolean) => void; onAdd: (type: LandingBlockType) => void };

/** A menu of blocks that grows shorter as one types. */
export function AddBlock({ page, isOpen, onOpen, onAdd }: AddBlockProps) {
  const t = useTranslations("landing.editor");
  const [filter, setFilter] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const fitting = blockTypes.filter((type) => `${t(`block.${type}.name`)} ${t(`block.${type}.keywords`)}`.toLowerCase().includes(filter.trim().toLowerCase()));
  const open = (next: boolean) => {
    setFilter("");
    onOpen(next);
    if (next) focusFirst();
  };
  const focusFirst = () => requestAnimationFrame(() => requestAnimationFrame(() => (list.current?.querySelector<HTMLElement>("[role=menuitem]:not([data-disabled])") ?? list.current)?.focus()));
  const onKeyDown = (event: KeyboardEvent) => {
    const isLetter = event.key.length === 1 && event.key !== "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !(event.key === " " && filter === "");
    if (!isLetter && event.key !== "Backspace") return;
    event.preventDefault();
    setFilter((known) => (isLetter ? known + event.key : known.slice(0, -1)));
    focusFirst();
  };
  return (
    <Menu opened={isOpen} onChange={open} position="top-start" width={320} onOpen={focusFirst} onClose={() => setFilter("")} returnFocus={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconPlus size={16} />} className={classes.add ?? ""}>
          {t("add.label")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown ref={list} aria-label={t("add.label")} onKeyDown={onKeyDown}>
        <Menu.Label aria-live="polite">{filter === "" ? t("add.hint") : fitting.length === 0 ? t("add.none", { filter }) : t("add.filtered", { filter })}</Menu.Label>
        {fitting.map((type) => {
          const Icon = blockIcons[type];
          const isPossible = canAdd(page, type);
          return (
            <Menu.Item key={type} leftSection={<Icon size={18} aria-hidden />} disabled={!isPossible} aria-label={t(`block.${type}.name`)} onClick={() => onAdd(type)}>
              {t(`block.${type}.name`)}
              <span className={classes.about}>{isPossible ? t(`block.${type}.about`) : t("add.already")}</span>
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
