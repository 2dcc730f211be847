"use client";

import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { IconClock, IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type PaletteAction, readRecent, searchPalette, useRegisteredActions } from "@/lib/palette.ts";
import classes from "./palette.module.css";
import { KeyCaps } from "./shortcut-sheet.tsx";

const [store, spotlight] = createSpotlight();
const pauseBeforeSearch = 120;
const shortestSearch = 2;

export const openPalette = (): void => spotlight.open();

function matches(action: PaletteAction, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const haystack = [action.label, action.description, ...(action.keywords ?? [])].join(" ").toLowerCase();
  return words.every((word) => haystack.includes(word));
}

/** Asks the server while one types; an answer to an older text is dropped. */
function useServerResults(text: string): PaletteAction[] {
  const [found, setFound] = useState<{ text: string; actions: PaletteAction[] }>({ text: "", actions: [] });
  useEffect(() => {
    if (text.trim().length < shortestSearch) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const actions = await searchPalette(text.trim(), abort.signal);
      if (!abort.signal.aborted) setFound({ text, actions });
    }, pauseBeforeSearch);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);
  return text.trim().length < shortestSearch ? [] : found.actions;
}

/** One field for places, objects and actions: recent first, then what the screen can do, then what the server finds. */
export function Palette() {
  const t = useTranslations("shell");
  const router = useRouter();
  const [text, setText] = useState("");
  const actions = useRegisteredActions();
  const results = useServerResults(text);
  const choose = (action: PaletteAction) => {
    spotlight.close();
    if (action.href) router.push(action.href);
    action.run?.();
  };
  const recent: PaletteAction[] = readRecentActions(text, t("recent"));
  const local = [...recent, ...actions.filter((action) => matches(action, text))];
  const groups = Object.entries(Object.groupBy(local, ({ group }) => group ?? t("onThisScreen")));
  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={setText}
      shortcut={null}
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.25, transitionProps: { duration: 0 } }}
      attributes={{ content: { "aria-label": t("find") } }}
      classNames={{ actionsGroup: classes.group ?? "" }}
    >
      <Spotlight.Search placeholder={t("findPlaceholder")} leftSection={<IconSearch size={18} aria-hidden />} aria-label={t("find")} />
      <Spotlight.ActionsList>
        {groups.map(([group, list]) => (
          <PaletteGroup key={group} label={group} actions={list ?? []} onChoose={choose} />
        ))}
        <PaletteGroup label={t("found")} actions={results} onChoose={choose} />
        {local.length + results.length === 0 ? <Spotlight.Empty>{t("nothingFound", { text })}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function readRecentActions(text: string, group: string): PaletteAction[] {
  if (text !== "" || typeof window === "undefined") return [];
  return readRecent().map(({ href, label }) => ({ id: href, label, href, group, icon: <IconClock size={18} aria-hidden /> }));
}

type PaletteGroupProps = { label: string; actions: readonly PaletteAction[]; onChoose: (action: PaletteAction) => void };

function PaletteGroup({ label, actions, onChoose }: PaletteGroupProps) {
  if (actions.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {actions.map((action) => (
        <Spotlight.Action
          key={action.id}
          label={action.label}
          description={action.description ?? ""}
          leftSection={action.icon}
          rightSection={action.shortcut ? <KeyCaps keys={action.shortcut} /> : null}
          onClick={() => onChoose(action)}
          className={classes.action ?? ""}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}
