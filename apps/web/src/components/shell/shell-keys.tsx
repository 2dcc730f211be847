"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { usePaletteActions } from "@/lib/palette.ts";
import { type Shortcut, useShortcuts } from "@/lib/shortcuts.ts";
import { undoLast } from "@/lib/undo.ts";
import { openPalette, Palette } from "../palette.tsx";
import { openShortcutSheet, ShortcutSheet } from "../shortcut-sheet.tsx";
import type { Destination } from "./destinations.ts";

/** Puts the keys of every screen, the palette and the sheet of shortcuts in place. */
export function ShellKeys({ destinations, onFold }: { destinations: readonly Destination[]; onFold?: () => void }) {
  const t = useTranslations("shell");
  const router = useRouter();
  const shortcuts: Shortcut[] = [
    { keys: "mod+k", label: t("find"), run: openPalette },
    { keys: "?", label: t("shortcuts"), run: openShortcutSheet },
    { keys: "mod+z", label: t("undoLast"), run: () => void undoLast() },
    { keys: "/", label: t("focusSearch"), run: focusScreenSearch },
    ...destinations.map(({ key, href, keys }) => ({
      keys,
      label: t(key),
      group: t("goTo"),
      run: () => router.push(href),
    })),
    ...(onFold ? [{ keys: "[", label: t("fold"), run: onFold }] : []),
  ];
  useShortcuts(shortcuts);
  const actions = useMemo(
    () =>
      destinations.map(({ key, href, icon: Icon, keys }) => ({
        id: `go-${key}`,
        label: t(key),
        group: t("goTo"),
        icon: <Icon size={18} aria-hidden />,
        shortcut: keys,
        href,
      })),
    [destinations, t],
  );
  usePaletteActions(actions);
  return (
    <>
      <Palette />
      <ShortcutSheet />
    </>
  );
}

/** A screen marks its search field with `data-screen-search`. */
function focusScreenSearch(): void {
  document.querySelector<HTMLInputElement>("input[data-screen-search]")?.focus();
}
