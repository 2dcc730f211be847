"use client";

import { ActionIcon, Button, Drawer, Tooltip } from "@mantine/core";
import { IconArrowUpRight, IconChevronDown, IconChevronUp, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { useShortcuts } from "@/lib/shortcuts.ts";
import classes from "./peek-drawer.module.css";

type PeekDrawerProps = {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  /** The record's own page. */
  href?: string;
  /** Walk the list behind it (arrows, J and K). */
  onNext?: () => void;
  onPrevious?: () => void;
  /** Decisions, at the foot. */
  actions?: ReactNode;
  children: ReactNode;
};

/** A record at the side while the list stays in sight and usable: it neither dims nor locks the page behind it. */
export function PeekDrawer({ isOpen, onClose, title, href, onNext, onPrevious, actions, children }: PeekDrawerProps) {
  const t = useTranslations("common.peek");
  return (
    <Drawer.Root
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={460}
      lockScroll={false}
      trapFocus={false}
      returnFocus
      transitionProps={{ duration: 140 }}
    >
      {isOpen ? <PeekKeys onNext={onNext} onPrevious={onPrevious} /> : null}
      <Drawer.Content className={classes.content ?? ""} aria-modal={false}>
        <Drawer.Header className={classes.header ?? ""}>
          <Drawer.Title className={classes.title ?? ""}>{title}</Drawer.Title>
          <div className={classes.tools}>
            <StepButton label={t("previous")} onClick={onPrevious} icon={<IconChevronUp size={18} />} />
            <StepButton label={t("next")} onClick={onNext} icon={<IconChevronDown size={18} />} />
            {href ? (
              <Button component={Link} href={href} variant="default" size="compact-sm" rightSection={<IconArrowUpRight size={14} />}>
                {t("openPage")}
              </Button>
            ) : null}
            <StepButton label={t("close")} onClick={onClose} icon={<IconX size={18} />} />
          </div>
        </Drawer.Header>
        <Drawer.Body className={classes.body ?? ""}>{children}</Drawer.Body>
        {actions ? <footer className={classes.actions}>{actions}</footer> : null}
      </Drawer.Content>
    </Drawer.Root>
  );
}

function StepButton({ label, onClick, icon }: { label: string; onClick: (() => void) | undefined; icon: ReactNode }) {
  if (!onClick) return null;
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

type Walk = (() => void) | undefined;

/** While it is open, the arrows walk the list behind it. */
function PeekKeys({ onNext, onPrevious }: { onNext: Walk; onPrevious: Walk }) {
  const t = useTranslations("common.peek");
  useShortcuts([
    ...(onNext ? [{ keys: "arrowdown", label: t("next"), run: onNext }] : []),
    ...(onPrevious ? [{ keys: "arrowup", label: t("previous"), run: onPrevious }] : []),
  ]);
  return null;
}
