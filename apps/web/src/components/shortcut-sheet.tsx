"use client";

import { Kbd, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { listShortcuts, type Shortcut } from "@/lib/shortcuts.ts";
import classes from "./shortcut-sheet.module.css";

let isOpen = false;
const listeners = new Set<() => void>();

function setOpen(next: boolean): void {
  isOpen = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function openShortcutSheet(): void {
  setOpen(true);
}

/** Keys as caps: "mod+k" is Ctrl K (⌘ K on a Mac), "g c" is G then C. */
export function KeyCaps({ keys }: { keys: string }) {
  const t = useTranslations("shell");
  const names: Record<string, string> = {
    mod: t("modKey"),
    space: t("spaceKey"),
    arrowdown: "↓",
    arrowup: "↑",
    enter: "Enter",
    shift: "Shift",
  };
  return (
    <span className={classes.keys}>
      {keys.split(/[ +]/).map((key) => (
        <Kbd key={key} size="xs">
          {names[key] ?? key.toUpperCase()}
        </Kbd>
      ))}
    </span>
  );
}

function byGroup(shortcuts: readonly Shortcut[], fallback: string): [string, Shortcut[]][] {
  return Object.entries(Object.groupBy(shortcuts, ({ group }) => group ?? fallback)).map(([group, list]) => [group, list ?? []]);
}

/** All keys that act on this screen, opened by `?`. */
export function ShortcutSheet() {
  const t = useTranslations("shell");
  const isShown = useSyncExternalStore(subscribe, () => isOpen, () => false);
  return (
    <Modal
      opened={isShown}
      onClose={() => setOpen(false)}
      title={t("shortcuts")}
      size="lg"
    >
      <div className={classes.groups}>
        {byGroup(isShown ? listShortcuts() : [], t("general")).map(([group, shortcuts]) => (
          <section key={group} className={classes.group}>
            <h3 className={classes.title}>{group}</h3>
            <dl className={classes.list}>
              {shortcuts.map(({ keys, label }) => (
                <div key={keys} className={classes.row}>
                  <dt>{label}</dt>
                  <dd className={classes.keysCell}>
                    <KeyCaps keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
