"use client";

import { ActionIcon, Button, Portal, Tooltip } from "@mantine/core";
import { IconArrowUpRight, IconChevronDown, IconChevronUp, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import { useShortcuts } from "@/lib/shortcuts.ts";
import classes from "./peek-drawer.module.css";

type PeekDrawerProps = {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  /** The record's own page. */
  href?: string;
  /** Walk the list behind it; the arrows do the same. */
  onNext?: (() => void) | undefined;
  onPrevious?: (() => void) | undefined;
  /** Decisions, at the foot. */
  actions?: ReactNode;
  children: ReactNode;
};

/** A record at the side. The list behind stays in sight, in use and in focus: nothing is dimmed, locked or trapped. */
export function PeekDrawer(props: PeekDrawerProps) {
  return props.isOpen ? (
    <Portal>
      <Panel {...props} />
    </Portal>
  ) : null;
}

function Panel({ onClose, title, href, onNext, onPrevious, actions, children }: PeekDrawerProps) {
  const t = useTranslations("common.peek");
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  useReturnedFocus(panel);
  useShortcuts([
    { keys: "escape", label: t("close"), run: onClose },
    ...(onNext ? [{ keys: "arrowdown", label: t("next"), run: onNext }] : []),
    ...(onPrevious ? [{ keys: "arrowup", label: t("previous"), run: onPrevious }] : []),
  ]);
  return (
    <section ref={panel} role="dialog" aria-modal="false" aria-labelledby={id} className={classes.panel} data-peek data-no-print>
      <header className={classes.header}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        <ToolButton label={t("previous")} onClick={onPrevious} icon={<IconChevronUp size={18} />} />
        <ToolButton label={t("next")} onClick={onNext} icon={<IconChevronDown size={18} />} />
        {href ? (
          <Button component={Link} href={href} variant="default" size="compact-sm" rightSection={<IconArrowUpRight size={14} />}>
            {t("openPage")}
          </Button>
        ) : null}
        <ToolButton label={t("close")} onClick={onClose} icon={<IconX size={18} />} />
      </header>
      <div className={classes.body}>{children}</div>
      {actions ? <footer className={classes.actions}>{actions}</footer> : null}
    </section>
  );
}

function ToolButton({ label, onClick, icon }: { label: string; onClick: (() => void) | undefined; icon: ReactNode }) {
  return onClick ? (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  ) : null;
}

/** When the panel goes while it holds the focus, the focus goes back to where it was before. */
function useReturnedFocus(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    const element = panel.current;
    return () => {
      if (element?.contains(document.activeElement) && before instanceof HTMLElement) before.focus();
    };
  }, [panel]);
}
